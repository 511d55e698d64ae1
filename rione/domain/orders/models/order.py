from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rione.domain.accounts.models import Person
from rione.domain.districts.models import District
from rione.domain.payments.models import Due
from rione.domain.slots.models import Slot
from rione.kit import clock
from rione.kit.addresses import PostalAddress
from rione.kit.codes import door_pin, order_code, secret_token
from rione.kit.fields import MoneyField
from rione.kit.money import Money


class Channel(models.TextChoices):
    WEB = "web", _("Web")
    MESSAGE = "message", _("Message")
    PHONE = "phone", _("Telephone")


class Fulfilment(models.TextChoices):
    BROUGHT = "brought", _("Brought home")
    PICKED_UP = "picked_up", _("Picked up at the shops")


class Order(PostalAddress):
    """What the customer placed. It has no status of its own: that follows from its shop orders.

    The code is for the telephone and opens nothing; the page needs the owner's session or the
    mailed token of 128 bits.
    """

    district = models.ForeignKey(District, models.PROTECT, related_name="orders")
    code = models.CharField(max_length=6, default=order_code)
    token = models.CharField(max_length=32, unique=True, default=secret_token)
    checkout_key = models.UUIDField(unique=True)
    basket_key = models.CharField(max_length=32, db_index=True)
    customer = models.ForeignKey(Person, models.PROTECT, null=True, related_name="orders")
    name = models.CharField(max_length=120)
    email = models.EmailField()
    phone = models.CharField(max_length=30)
    language = models.CharField(max_length=10)
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.WEB)
    fulfilment = models.CharField(max_length=10, choices=Fulfilment)
    slot = models.ForeignKey(Slot, models.PROTECT, null=True, related_name="orders")
    door_note = models.CharField(max_length=200, blank=True)
    rider_note = models.CharField(max_length=200, blank=True)
    pays_with = MoneyField(null=True)
    fee = MoneyField(default=Money(0))
    fee_due = models.OneToOneField(Due, models.PROTECT, null=True, related_name="+")
    pin = models.CharField(max_length=4, default=door_pin)
    placed_at = models.DateTimeField(default=clock.now)

    class Meta:
        ordering = ["-placed_at"]
        constraints = [
            models.UniqueConstraint(fields=["district", "code"], name="one_order_of_a_code"),
            models.CheckConstraint(
                condition=~Q(fulfilment="brought") | Q(slot__isnull=False),
                name="brought_orders_have_a_slot",
            ),
            models.CheckConstraint(condition=Q(fee__gte=0), name="fee_not_negative"),
        ]

    def __str__(self) -> str:
        return self.code

    @property
    def is_brought(self) -> bool:
        return self.fulfilment == Fulfilment.BROUGHT
