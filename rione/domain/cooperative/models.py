from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from rione.domain.accounts.models import Person
from rione.domain.districts.models import District
from rione.kit.states import Stateful


class Rider(models.Model):
    """A person the cooperative has hired to ride in one district."""

    district = models.ForeignKey(District, models.PROTECT, related_name="riders")
    person = models.ForeignKey(Person, models.PROTECT, related_name="riding")
    first_name = models.CharField(max_length=60)
    phone = models.CharField(max_length=30, blank=True)
    hired_on = models.DateField()
    left_on = models.DateField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["district", "person"], name="one_rider_per_district")
        ]

    def __str__(self) -> str:
        return self.first_name


class ShiftStatus(models.TextChoices):
    DRAFT = "draft", _("Draft")
    PUBLISHED = "published", _("Published")
    CONFIRMED = "confirmed", _("Confirmed")
    DECLINED = "declined", _("Declined")
    ABSENT = "absent", _("Absent")
    WORKED = "worked", _("Worked")
    APPROVED = "approved", _("Approved")
    LOCKED = "locked", _("Locked")


class Shift(Stateful):
    """Planned work of a rider."""

    MOVES = {
        ShiftStatus.DRAFT: {ShiftStatus.PUBLISHED},
        ShiftStatus.PUBLISHED: {ShiftStatus.CONFIRMED, ShiftStatus.DECLINED},
        ShiftStatus.CONFIRMED: {ShiftStatus.WORKED, ShiftStatus.ABSENT},
        ShiftStatus.WORKED: {ShiftStatus.APPROVED},
        ShiftStatus.APPROVED: {ShiftStatus.LOCKED},
    }

    rider = models.ForeignKey(Rider, models.PROTECT, related_name="shifts")
    status = models.CharField(max_length=20, choices=ShiftStatus, default=ShiftStatus.DRAFT)
    starts_at = models.DateTimeField()
    ends_at = models.DateTimeField()

    class Meta:
        ordering = ["starts_at"]
        constraints = [
            models.CheckConstraint(condition=Q(ends_at__gt=F("starts_at")), name="shift_has_length")
        ]

    def __str__(self) -> str:
        return f"{self.rider_id} {self.starts_at:%Y-%m-%d %H:%M}"

    @property
    def home_district_id(self) -> int:
        return self.rider.district_id


class TimeEntry(models.Model):
    """Worked time: clocked in, and out. Hours on duty are paid, waiting included (rules 17)."""

    rider = models.ForeignKey(Rider, models.PROTECT, related_name="time_entries")
    shift = models.ForeignKey(Shift, models.PROTECT, null=True, related_name="time_entries")
    started_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["started_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["rider"], condition=Q(ended_at=None), name="on_duty_once"
            ),
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")),
                name="time_runs_forward",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rider_id} since {self.started_at:%Y-%m-%d %H:%M}"
