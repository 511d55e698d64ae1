from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rione.domain.cooperative.models import Rider, TimeEntry
from rione.domain.districts.models import District
from rione.domain.orders.models import Order, ShopOrder
from rione.domain.payments.models import Payment
from rione.domain.shops.models import Shop
from rione.kit.fields import MoneyField
from rione.kit.states import Stateful


class RunStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    STARTED = "started", _("Started")
    FINISHED = "finished", _("Finished")


class Run(Stateful):
    """A rider's tour: the stops of the deliveries that the rider has in charge."""

    MOVES = {RunStatus.PLANNED: {RunStatus.STARTED}, RunStatus.STARTED: {RunStatus.FINISHED}}

    rider = models.ForeignKey(Rider, models.PROTECT, related_name="runs")
    time_entry = models.ForeignKey(TimeEntry, models.PROTECT, related_name="runs")
    status = models.CharField(max_length=20, choices=RunStatus, default=RunStatus.PLANNED)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["rider"], condition=~Q(status="finished"), name="one_active_run_per_rider"
            )
        ]

    def __str__(self) -> str:
        return f"run {self.pk}"

    @property
    def home_district_id(self) -> int:
        return self.rider.district_id


class DeliveryStatus(models.TextChoices):
    WAITING = "waiting", _("Waiting for the shops")
    OFFERED = "offered", _("Waiting for a rider")
    PLANNED = "planned", _("A rider has it in charge")
    UNDER_WAY = "under_way", _("On its way")
    DELIVERED = "delivered", _("Delivered")
    FAILED = "failed", _("Could not be delivered")
    RETURNED = "returned", _("Went back to the shops")
    CANCELLED = "cancelled", _("Cancelled")


D = DeliveryStatus


class Proof(models.TextChoices):
    PIN = "pin", _("PIN")
    NAME = "name", _("Name and note")


class Delivery(Stateful):
    """One drop with its pickups, brought by one rider."""

    MOVES = {
        D.WAITING: {D.OFFERED, D.CANCELLED},
        D.OFFERED: {D.PLANNED, D.CANCELLED},
        D.PLANNED: {D.OFFERED, D.UNDER_WAY, D.CANCELLED},
        D.UNDER_WAY: {D.DELIVERED, D.FAILED},
        D.FAILED: {D.PLANNED, D.RETURNED},
    }
    IN_CHARGE = frozenset({D.PLANNED, D.UNDER_WAY, D.FAILED})
    OVER = frozenset({D.DELIVERED, D.RETURNED, D.CANCELLED})

    district = models.ForeignKey(District, models.PROTECT, related_name="deliveries")
    order = models.OneToOneField(Order, models.PROTECT, related_name="delivery")
    status = models.CharField(max_length=20, choices=D, default=D.WAITING)
    rider = models.ForeignKey(Rider, models.PROTECT, null=True, related_name="deliveries")
    offered_at = models.DateTimeField(null=True)
    delivered_at = models.DateTimeField(null=True)
    wrong_pins = models.PositiveSmallIntegerField(default=0)
    proof = models.CharField(max_length=10, choices=Proof, blank=True)
    received_by = models.CharField(max_length=120, blank=True)
    proof_note = models.CharField(max_length=200, blank=True)
    failure = models.CharField(max_length=200, blank=True)

    class Meta:
        indexes = [models.Index(fields=["district", "status"], name="deliveries_of_a_board")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(status__in=["planned", "under_way", "delivered"])
                | Q(rider__isnull=False),
                name="a_rider_has_it_in_charge",
            )
        ]

    def __str__(self) -> str:
        return f"delivery of {self.order_id}"

    @property
    def home_district_id(self) -> int:
        return self.district_id


class StopKind(models.TextChoices):
    PICKUP = "pickup", _("Pickup")
    DROP = "drop", _("Drop")


class StopStatus(models.TextChoices):
    TODO = "todo", _("To do")
    ARRIVED = "arrived", _("There")
    DONE = "done", _("Done")
    FAILED = "failed", _("Failed")
    SKIPPED = "skipped", _("Not needed")


class Stop(Stateful):
    """A place on the way: a shop to collect from, or the customer's door."""

    MOVES = {
        StopStatus.TODO: {
            StopStatus.ARRIVED,
            StopStatus.DONE,
            StopStatus.FAILED,
            StopStatus.SKIPPED,
        },
        StopStatus.ARRIVED: {StopStatus.DONE, StopStatus.FAILED, StopStatus.SKIPPED},
        StopStatus.FAILED: {StopStatus.TODO},
    }
    CLOSED = frozenset({StopStatus.DONE, StopStatus.FAILED, StopStatus.SKIPPED})

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="stops")
    run = models.ForeignKey(Run, models.PROTECT, null=True, related_name="stops")
    kind = models.CharField(max_length=10, choices=StopKind)
    shop_order = models.OneToOneField(ShopOrder, models.PROTECT, null=True, related_name="pickup")
    status = models.CharField(max_length=20, choices=StopStatus, default=StopStatus.TODO)
    bags = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["-kind", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["delivery"], condition=Q(kind="drop"), name="one_drop_per_delivery"
            ),
            models.CheckConstraint(
                condition=Q(kind="drop", shop_order=None)
                | Q(kind="pickup", shop_order__isnull=False),
                name="pickups_have_a_shop_order",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.pk}"

    @property
    def home_district_id(self) -> int:
        return self.delivery.district_id


class Envelope(models.Model):
    """The cash of one rider for one payee: a shop, or (no shop) the delivery operator.

    Handed over when both sides have confirmed; no netting (rules 15).
    """

    rider = models.ForeignKey(Rider, models.PROTECT, related_name="envelopes")
    shop = models.ForeignKey(Shop, models.PROTECT, null=True, related_name="envelopes")
    payments = models.ManyToManyField(Payment, related_name="envelopes")
    given_at = models.DateTimeField(null=True)
    received_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["rider", "shop"],
                condition=Q(given_at=None),
                name="one_open_envelope_per_payee",
                nulls_distinct=False,
            ),
            models.CheckConstraint(
                condition=Q(received_at=None) | Q(given_at__isnull=False),
                name="received_after_given",
            ),
        ]

    def __str__(self) -> str:
        return f"envelope {self.pk}"


class CashKind(models.TextChoices):
    FLOAT_ISSUED = "float_issued", _("Float issued")
    COLLECTED = "collected", _("Collected")
    HANDED_OVER = "handed_over", _("Handed over")
    DEPOSITED = "deposited", _("Put in the safe")
    FLOAT_RETURNED = "float_returned", _("Float given back")


class CashMovement(models.Model):
    """Cash into (above zero) or out of (below zero) a rider's hand; rows are only ever added.

    The sum of a rider's rows is the cash in hand, at each moment (invariant 11).
    """

    rider = models.ForeignKey(Rider, models.PROTECT, related_name="cash_movements")
    kind = models.CharField(max_length=20, choices=CashKind)
    amount = MoneyField()
    payment = models.ForeignKey(Payment, models.PROTECT, null=True, related_name="cash_movements")
    at = models.DateTimeField()

    class Meta:
        ordering = ["at", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["payment", "kind"], name="cash_moves_once_per_payment"),
            models.CheckConstraint(
                condition=Q(kind__in=["float_issued", "collected"], amount__gte=0)
                | Q(kind__in=["handed_over", "deposited", "float_returned"], amount__lte=0),
                name="cash_flows_the_right_way",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.amount}"
