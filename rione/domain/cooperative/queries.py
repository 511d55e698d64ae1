from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Q, QuerySet

from rione.domain.accounts.models import Person
from rione.domain.districts.models import District
from rione.kit import clock

from .models import Rider, Shift, ShiftStatus, TimeEntry


def rider_of(person: Person, district: District) -> Rider | None:
    """This person as a rider of the district, while hired."""
    return hired(district).filter(person=person).first()


def hired(district: District) -> QuerySet[Rider]:
    """The district's riders whose contract has not ended, by name."""
    today = clock.now().astimezone(ZoneInfo(district.time_zone)).date()
    riders = Rider.objects.filter(district=district, hired_on__lte=today)
    return riders.filter(Q(left_on=None) | Q(left_on__gte=today)).order_by("first_name", "pk")


def open_entry(rider: Rider) -> TimeEntry | None:
    """The rider's running time, if the rider is on duty."""
    return TimeEntry.objects.filter(rider=rider, ended_at=None).first()


def shift_now(rider: Rider, moment: datetime) -> Shift | None:
    """The rider's planned shift around this moment (half an hour early counts)."""
    shifts = Shift.objects.filter(rider=rider, ends_at__gt=moment)
    shifts = shifts.filter(starts_at__lte=moment + timedelta(minutes=30))
    return shifts.filter(status__in=[ShiftStatus.PUBLISHED, ShiftStatus.CONFIRMED]).first()


def coming_shifts(rider: Rider) -> QuerySet[Shift]:
    """The rider's shifts that are not over, soonest first."""
    shifts = Shift.objects.filter(rider=rider, ends_at__gt=clock.now())
    return shifts.exclude(status=ShiftStatus.DRAFT).order_by("starts_at")


@dataclass(frozen=True)
class Duty:
    """A rider of the district and since when on duty, if so."""

    rider: Rider
    since: datetime | None


def duties(district: District) -> list[Duty]:
    """Every hired rider with the running time, in two queries."""
    running = TimeEntry.objects.filter(rider__district=district, ended_at=None)
    since = {entry.rider_id: entry.started_at for entry in running}
    return [Duty(rider, since.get(rider.pk)) for rider in hired(district)]


def worked(district: District, start: datetime, end: datetime) -> tuple[timedelta, int]:
    """Time on duty of all riders between two moments, and on how many entries it stands."""
    entries = _between(TimeEntry.objects.filter(rider__district=district), start, end)
    return length(entries, start, end), len(entries)


def worked_by(rider: Rider, start: datetime) -> timedelta:
    """The rider's time on duty since a moment; running time counts until now."""
    return length(entries_of(rider, start), start, clock.now())


def worked_each(district: District, start: datetime) -> dict[int, timedelta]:
    """Each rider's time on duty since a moment, by the rider's key, in one query."""
    now = clock.now()
    sums: dict[int, timedelta] = {}
    for entry in _between(TimeEntry.objects.filter(rider__district=district), start, now):
        so_far = sums.get(entry.rider_id, timedelta())
        sums[entry.rider_id] = so_far + length([entry], start, now)
    return sums


def entries_of(rider: Rider, start: datetime) -> list[TimeEntry]:
    """The rider's stretches of work that touch the time since a moment, oldest first."""
    return _between(TimeEntry.objects.filter(rider=rider), start, clock.now())


def length(entries: Iterable[TimeEntry], start: datetime, end: datetime) -> timedelta:
    """How much of these stretches lies between two moments; what still runs ends now."""
    # Two moments of one zone are subtracted as the wall shows them; only in UTC an hour is one.
    now, start, end = (moment.astimezone(UTC) for moment in (clock.now(), start, end))
    stretches = (
        min(entry.ended_at or now, end) - max(entry.started_at, start) for entry in entries
    )
    return sum(stretches, timedelta())


def _between(entries: QuerySet[TimeEntry], start: datetime, end: datetime) -> list[TimeEntry]:
    touching = entries.filter(Q(ended_at=None) | Q(ended_at__gt=start), started_at__lt=end)
    return list(touching.order_by("started_at"))
