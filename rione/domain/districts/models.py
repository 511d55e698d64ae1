from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rione.kit.fields import MoneyField
from rione.kit.geo import Point
from rione.kit.money import Money
from rione.kit.states import Stateful


class LaunchStage(models.TextChoices):
    REGISTRATION = "registration", _("Shops are signing up")
    PREVIEW = "preview", _("Have a look around")
    OPEN = "open", _("Open")
    PAUSED = "paused", _("Paused")
    CLOSED = "closed", _("Closed")


class DispatchMode(models.TextChoices):
    CLAIM = "claim", _("Riders take a delivery in charge")
    PLANNED = "planned", _("The plan assigns the deliveries")


RESERVED_SLUGS = (
    *("static", "media", "live", "api", "demo", "accounts", "brand", "healthz", "readyz"),
    *("it", "en"),
)
"""First path segments that no district may have as its slug."""


def default_languages() -> list[str]:
    return ["it", "en"]


class District(Stateful):
    """One town's marketplace: the tenant that everything else belongs to."""

    MOVES = {
        LaunchStage.REGISTRATION: {LaunchStage.PREVIEW},
        LaunchStage.PREVIEW: {LaunchStage.OPEN},
        LaunchStage.OPEN: {LaunchStage.PAUSED, LaunchStage.CLOSED},
        LaunchStage.PAUSED: {LaunchStage.OPEN, LaunchStage.CLOSED},
    }

    slug = models.SlugField(unique=True)
    name = models.CharField(max_length=100)
    market_name = models.CharField(max_length=100)
    town_hall = models.CharField(max_length=120)
    status = models.CharField(max_length=20, choices=LaunchStage, default=LaunchStage.REGISTRATION)
    languages = ArrayField(models.CharField(max_length=10), default=default_languages)
    time_zone = models.CharField(max_length=40, default="Europe/Rome")
    latitude = models.FloatField()
    longitude = models.FloatField()
    colour = models.CharField(max_length=7, default="#0b5d4e")

    operator_name = models.CharField(max_length=120)
    operator_details = models.TextField(blank=True)
    delivery_operator_name = models.CharField(max_length=120)
    delivery_operator_details = models.TextField(blank=True)
    contact_email = models.EmailField(blank=True)
    contact_phone = models.CharField(max_length=30, blank=True)

    minimum_basket = MoneyField(default=Money(1500))
    delivery_fee = MoneyField(default=Money(0))
    delivery_funder = models.CharField(max_length=120, blank=True)
    dispatch_mode = models.CharField(
        max_length=10, choices=DispatchMode, default=DispatchMode.CLAIM
    )
    weight_tolerance = models.PositiveIntegerField(
        default=1500, help_text="basis points above the asked weight"
    )

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=Q(minimum_basket__gte=0) & Q(delivery_fee__gte=0),
                name="district_amounts_not_negative",
            ),
            models.CheckConstraint(
                condition=~Q(slug__in=RESERVED_SLUGS), name="district_slug_not_reserved"
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def home_district_id(self) -> int:
        return self.pk

    @property
    def default_language(self) -> str:
        return self.languages[0]


class Domain(models.Model):
    """A host name of the district's own, such as mercato.example.org."""

    district = models.ForeignKey(District, models.PROTECT, related_name="domains")
    host = models.CharField(max_length=253, unique=True)

    def __str__(self) -> str:
        return self.host


class Street(models.Model):
    """A street of the town's register, with a point near its middle."""

    district = models.ForeignKey(District, models.PROTECT, related_name="streets")
    name = models.CharField(max_length=120)
    plain_name = models.CharField(max_length=120)
    latitude = models.FloatField()
    longitude = models.FloatField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["district", "plain_name"], name="one_street_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def point(self) -> Point:
        return Point(self.latitude, self.longitude)


class HouseNumber(models.Model):
    """A door of the register and how well its place is known."""

    street = models.ForeignKey(Street, models.CASCADE, related_name="house_numbers")
    number = models.CharField(max_length=12)
    latitude = models.FloatField()
    longitude = models.FloatField()
    quality = models.CharField(max_length=20, default="register")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["street", "number"], name="one_door_of_a_number")
        ]

    def __str__(self) -> str:
        return f"{self.street} {self.number}"

    @property
    def point(self) -> Point:
        return Point(self.latitude, self.longitude)
