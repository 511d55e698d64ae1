from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rione.domain.districts.models import District
from rione.domain.shops.models import Shop
from rione.kit.fields import MoneyField
from rione.kit.states import Stateful


class Due(models.Model):
    """What an order owes to one payee: a shop, or (no shop) the district's delivery operator.

    There is no other payee: nothing is ever owed to the town hall or the platform (rules 12).
    """

    district = models.ForeignKey(District, models.PROTECT, related_name="dues")
    shop = models.ForeignKey(Shop, models.PROTECT, null=True, related_name="dues")
    amount = MoneyField()

    class Meta:
        constraints = [models.CheckConstraint(condition=Q(amount__gte=0), name="due_not_negative")]

    def __str__(self) -> str:
        return f"{self.amount} to {self.shop_id or 'delivery'}"


class DuePart(models.Model):
    """The share of a due at one VAT rate (basis points); the parts add up to the due (rules 13)."""

    due = models.ForeignKey(Due, models.CASCADE, related_name="parts")
    vat_rate = models.PositiveIntegerField()
    gross = MoneyField()
    vat = MoneyField()

    class Meta:
        ordering = ["vat_rate"]
        constraints = [
            models.UniqueConstraint(fields=["due", "vat_rate"], name="one_part_per_vat_rate"),
            models.CheckConstraint(
                condition=Q(gross__gte=0) & Q(vat__gte=0), name="due_part_not_negative"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.gross} at {self.vat_rate}"


class Method(models.TextChoices):
    CASH = "cash", _("Cash")


class PaymentStatus(models.TextChoices):
    DUE = "due", _("To be paid")
    COLLECTED = "collected", _("Paid")
    DEPOSITED = "deposited", _("In the cooperative's safe")
    HANDED_OVER = "handed_over", _("Handed over")
    UNPAID = "unpaid", _("Not paid")
    VOID = "void", _("Nothing to pay")


class Payment(Stateful):
    """One way in which one due is paid; at most one of a due is live (invariant 4)."""

    MOVES = {
        PaymentStatus.DUE: {PaymentStatus.COLLECTED, PaymentStatus.UNPAID, PaymentStatus.VOID},
        PaymentStatus.COLLECTED: {PaymentStatus.DEPOSITED, PaymentStatus.HANDED_OVER},
        PaymentStatus.DEPOSITED: {PaymentStatus.HANDED_OVER},
    }

    due = models.ForeignKey(Due, models.PROTECT, related_name="payments")
    method = models.CharField(max_length=20, choices=Method, default=Method.CASH)
    status = models.CharField(max_length=20, choices=PaymentStatus, default=PaymentStatus.DUE)
    amount = MoneyField()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["due"],
                condition=~Q(status__in=["void", "unpaid"]),
                name="one_live_payment_per_due",
            ),
            models.CheckConstraint(condition=Q(amount__gte=0), name="payment_not_negative"),
        ]

    def __str__(self) -> str:
        return f"{self.amount} {self.method}: {self.status}"

    @property
    def home_district_id(self) -> int:
        return self.due.district_id
