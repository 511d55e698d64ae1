from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rione.domain.catalogue.models import Offer, OfferKind
from rione.domain.payments.models import Due
from rione.domain.shops.models import Shop
from rione.kit.fields import MoneyField
from rione.kit.states import Stateful

from .order import Order


class ShopOrderStatus(models.TextChoices):
    PROPOSED = "proposed", _("Proposed by the shop")
    DECLINED = "declined", _("Proposal declined")
    AWAITING_PAYMENT = "awaiting_payment", _("Waiting for the payment")
    PLACED = "placed", _("The shop has been told")
    ACCEPTED = "accepted", _("The shop is preparing it")
    READY = "ready", _("Ready")
    COLLECTED = "collected", _("With the rider")
    COMPLETED = "completed", _("Handed to you")
    REFUSED = "refused", _("The shop could not do it")
    EXPIRED = "expired", _("The shop did not answer")
    CANCELLED = "cancelled", _("Cancelled")
    RETURNED = "returned", _("Went back to the shop")


S = ShopOrderStatus


class ShopOrder(Stateful):
    """The part of an order that one shop answers for."""

    MOVES = {
        S.PROPOSED: {S.AWAITING_PAYMENT, S.PLACED, S.DECLINED, S.EXPIRED},
        S.AWAITING_PAYMENT: {S.PLACED, S.EXPIRED, S.CANCELLED},
        S.PLACED: {S.ACCEPTED, S.REFUSED, S.EXPIRED, S.CANCELLED},
        S.ACCEPTED: {S.READY, S.COLLECTED, S.CANCELLED},
        S.READY: {S.COLLECTED, S.COMPLETED, S.CANCELLED},
        S.COLLECTED: {S.COMPLETED, S.RETURNED},
    }
    UNDONE = frozenset({S.REFUSED, S.EXPIRED, S.CANCELLED, S.RETURNED, S.DECLINED})

    order = models.ForeignKey(Order, models.PROTECT, related_name="shop_orders")
    shop = models.ForeignKey(Shop, models.PROTECT, related_name="shop_orders")
    status = models.CharField(max_length=20, choices=S, default=S.PLACED)
    due = models.OneToOneField(Due, models.PROTECT, related_name="shop_order")
    bags = models.PositiveSmallIntegerField(default=0)
    reason = models.CharField(max_length=200, blank=True)
    acknowledged_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["pk"]
        indexes = [models.Index(fields=["shop", "status"], name="shop_orders_of_a_counter")]
        constraints = [models.UniqueConstraint(fields=["order", "shop"], name="one_part_per_shop")]

    def __str__(self) -> str:
        return f"{self.order} / {self.shop}"

    @property
    def home_district_id(self) -> int:
        return self.order.district_id

    @property
    def is_undone(self) -> bool:
        return self.status in self.UNDONE


class LineStatus(models.TextChoices):
    ASKED = "asked", _("Asked for")
    PICKED = "picked", _("In the bag")
    SHORT = "short", _("Missing")
    SUBSTITUTED = "substituted", _("Substituted")


class Line(Stateful):
    """One thing asked of a shop, at the price of that moment, and what became of it.

    `asked` and `picked` are pieces or packs, by weight grams; `price` is per piece, pack or
    kilogram; `tolerance` is how much more may be weighed, in basis points.
    """

    MOVES = {
        LineStatus.ASKED: {LineStatus.PICKED, LineStatus.SHORT, LineStatus.SUBSTITUTED},
        LineStatus.PICKED: {LineStatus.PICKED, LineStatus.SHORT, LineStatus.ASKED},
        LineStatus.SHORT: {LineStatus.PICKED, LineStatus.ASKED},
    }

    shop_order = models.ForeignKey(ShopOrder, models.PROTECT, related_name="lines")
    offer = models.ForeignKey(Offer, models.SET_NULL, null=True, related_name="+")
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=OfferKind)
    price = MoneyField()
    vat_rate = models.PositiveIntegerField()
    asked = models.PositiveIntegerField()
    picked = models.PositiveIntegerField(null=True)
    tolerance = models.PositiveIntegerField(default=0)
    held_stock = models.PositiveIntegerField(default=0)
    note = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=20, choices=LineStatus, default=LineStatus.ASKED)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(asked__gt=0) & Q(price__gt=0), name="line_asks_for_something"
            ),
            models.CheckConstraint(
                condition=~Q(status="picked") | Q(picked__isnull=False),
                name="picked_lines_say_how_much",
            ),
            models.CheckConstraint(
                condition=Q(kind="weight") | Q(picked__isnull=True) | Q(picked__lte=F("asked")),
                name="never_more_pieces_than_asked",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.asked} × {self.name}"

    @property
    def home_district_id(self) -> int:
        return self.shop_order.home_district_id

    @property
    def by_weight(self) -> bool:
        return self.kind == OfferKind.WEIGHT

    @property
    def to_weigh(self) -> bool:
        return self.by_weight and self.status == LineStatus.ASKED
