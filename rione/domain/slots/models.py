from django.db import models
from django.db.models import F, Q

from rione.domain.districts.models import District
from rione.kit.geo import Point, distance_m


class Zone(models.Model):
    """Where riders go: a circle around a point, in metres."""

    district = models.ForeignKey(District, models.CASCADE, related_name="zones")
    name = models.CharField(max_length=80)
    latitude = models.FloatField()
    longitude = models.FloatField()
    radius_m = models.PositiveIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["district", "name"], name="one_zone_of_a_name")
        ]

    def __str__(self) -> str:
        return self.name

    def holds(self, point: Point) -> bool:
        return distance_m(Point(self.latitude, self.longitude), point) <= self.radius_m


class SlotTemplate(models.Model):
    """A window that comes back every week (0 = Monday), in local time."""

    district = models.ForeignKey(District, models.CASCADE, related_name="slot_templates")
    weekday = models.PositiveSmallIntegerField()
    starts = models.TimeField()
    ends = models.TimeField()
    cut_off_minutes = models.PositiveIntegerField(default=60)
    capacity = models.PositiveIntegerField(default=12)

    class Meta:
        ordering = ["weekday", "starts"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "weekday", "starts"], name="one_template_per_start"
            ),
            models.CheckConstraint(condition=Q(ends__gt=F("starts")), name="template_has_length"),
        ]

    def __str__(self) -> str:
        return f"{self.weekday} {self.starts:%H:%M}-{self.ends:%H:%M}"


class Slot(models.Model):
    """A promised window of one day with its cut-off and its places (invariant 9)."""

    district = models.ForeignKey(District, models.CASCADE, related_name="slots")
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()
    cut_off_at = models.DateTimeField()
    capacity = models.PositiveIntegerField()
    taken = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.UniqueConstraint(fields=["district", "starts_at"], name="one_slot_per_start"),
            models.CheckConstraint(
                condition=Q(taken__lte=F("capacity")), name="slot_never_overfull"
            ),
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="slot_has_length"),
        ]

    def __str__(self) -> str:
        return f"{self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def places_left(self) -> int:
        return self.capacity - self.taken
