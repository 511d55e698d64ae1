from typing import Any

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rione.domain.accounts.models import Person
from rione.domain.districts.models import District
from rione.kit import clock
from rione.kit.addresses import PostalAddress
from rione.kit.states import Stateful
from rione.kit.text import plain


class ShopStatus(models.TextChoices):
    DRAFT = "draft", _("Being prepared")
    SUBMITTED = "submitted", _("Waiting for the town hall")
    SENT_BACK = "sent_back", _("Sent back with remarks")
    VERIFIED = "verified", _("Verified")
    SUSPENDED = "suspended", _("Suspended")
    LEFT = "left", _("Has left")


class Shop(Stateful, PostalAddress):
    """A seller of the district: the seller of record of everything it sells."""

    MOVES = {
        ShopStatus.DRAFT: {ShopStatus.SUBMITTED, ShopStatus.LEFT},
        ShopStatus.SUBMITTED: {ShopStatus.VERIFIED, ShopStatus.SENT_BACK, ShopStatus.LEFT},
        ShopStatus.SENT_BACK: {ShopStatus.SUBMITTED, ShopStatus.LEFT},
        ShopStatus.VERIFIED: {ShopStatus.SUSPENDED, ShopStatus.LEFT},
        ShopStatus.SUSPENDED: {ShopStatus.VERIFIED, ShopStatus.LEFT},
    }

    district = models.ForeignKey(District, models.PROTECT, related_name="shops")
    slug = models.SlugField()
    name = models.CharField(max_length=100)
    trade = models.CharField(max_length=60)
    plain_name = models.CharField(max_length=200, editable=False)
    status = models.CharField(max_length=20, choices=ShopStatus, default=ShopStatus.DRAFT)
    drawing = models.CharField(max_length=40, default="shop")
    tint = models.CharField(max_length=20, default="sand")
    keeper_name = models.CharField(max_length=80, blank=True)
    keeper_words = models.CharField(max_length=200, blank=True)
    sells_food = models.BooleanField(default=False)

    business_name = models.CharField(max_length=150, blank=True)
    legal_form = models.CharField(max_length=60, blank=True)
    vat_number = models.CharField(max_length=11, blank=True)
    tax_code = models.CharField(max_length=16, blank=True)
    rea = models.CharField(max_length=20, blank=True)
    pec = models.EmailField(blank=True)
    sdi_code = models.CharField(max_length=7, blank=True)
    ateco = models.CharField(max_length=10, blank=True)
    iban = models.CharField(max_length=34, blank=True)
    opening_protocol = models.CharField(max_length=60, blank=True)
    health_protocol = models.CharField(max_length=60, blank=True)
    self_certified_at = models.DateTimeField(null=True, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    email = models.EmailField(blank=True)

    preparation_minutes = models.PositiveIntegerField(default=30)
    busy_until = models.DateTimeField(null=True, blank=True)
    submitted_at = models.DateTimeField(null=True, blank=True)
    verified_at = models.DateTimeField(null=True, blank=True)
    remarks = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["district", "slug"], name="one_shop_of_a_slug"),
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.plain_name = plain(f"{self.name} {self.trade}")
        super().save(*args, **kwargs)

    @property
    def home_district_id(self) -> int:
        return self.district_id


class KeeperRole(models.TextChoices):
    OWNER = "owner", _("Owner")
    HELPER = "helper", _("Helper")


class Keeper(models.Model):
    """Somebody who works at a shop's counter."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="keepers")
    person = models.ForeignKey(Person, models.PROTECT, related_name="counters")
    role = models.CharField(max_length=10, choices=KeeperRole, default=KeeperRole.OWNER)
    since = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["shop", "person"], name="one_place_at_a_counter")
        ]

    def __str__(self) -> str:
        return f"{self.person_id} @ {self.shop_id}"


class OpeningHours(models.Model):
    """A stretch of a weekday (0 = Monday) in which the shop is open, in local time."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="hours")
    weekday = models.PositiveSmallIntegerField()
    opens = models.TimeField()
    closes = models.TimeField()

    class Meta:
        ordering = ["weekday", "opens"]
        constraints = [
            models.CheckConstraint(condition=Q(weekday__lte=6), name="weekday_exists"),
            models.CheckConstraint(condition=Q(closes__gt=F("opens")), name="closes_after_opening"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.opens:%H:%M}-{self.closes:%H:%M}"


class Closure(models.Model):
    """Days on which the shop stays closed, first and last included."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="closures")
    first_day = models.DateField()
    last_day = models.DateField()
    reason = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="closure_ends_after_start"
            )
        ]

    def __str__(self) -> str:
        return f"{self.first_day} - {self.last_day}"
