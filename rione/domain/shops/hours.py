"""Open or closed: plain reasoning over weekly hours and closures, in the town's wall-clock time."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from .models import Closure, OpeningHours, Shop

DAYS_AHEAD = 15


@dataclass(frozen=True)
class Opening:
    """A stretch in which a shop is open, as two moments with their zone."""

    starts_at: datetime
    ends_at: datetime


@dataclass(frozen=True)
class OpenState:
    """Whether a shop is open at a moment, until when, and when it opens next."""

    is_open: bool
    until: datetime | None
    opens_next: datetime | None


def openings(
    hours: Iterable[OpeningHours],
    closures: Sequence[Closure],
    *,
    zone: ZoneInfo,
    first_day: date,
    days: int,
) -> Iterator[Opening]:
    """Every stretch of `days` days from `first_day`, soonest first, closures left out."""
    weekly = sorted(hours, key=lambda stretch: (stretch.weekday, stretch.opens))
    for offset in range(days):
        day = first_day + timedelta(days=offset)
        if any(closure.first_day <= day <= closure.last_day for closure in closures):
            continue
        for stretch in weekly:
            if stretch.weekday == day.weekday():
                yield Opening(
                    datetime.combine(day, stretch.opens, zone),
                    datetime.combine(day, stretch.closes, zone),
                )


def openings_of(shop: Shop, zone: ZoneInfo, first_day: date, days: int) -> list[Opening]:
    """The shop's openings, from hours and closures read beforehand (`with_hours`)."""
    return list(
        openings(
            shop.hours.all(), list(shop.closures.all()), zone=zone, first_day=first_day, days=days
        )
    )


def open_state(shop: Shop, zone: ZoneInfo, moment: datetime) -> OpenState:
    """Open at `moment` until when, or closed and opening when."""
    local_day = moment.astimezone(zone).date()
    for opening in openings_of(shop, zone, local_day, DAYS_AHEAD):
        if opening.starts_at <= moment < opening.ends_at:
            return OpenState(is_open=True, until=opening.ends_at, opens_next=None)
        if opening.starts_at > moment:
            return OpenState(is_open=False, until=None, opens_next=opening.starts_at)
    return OpenState(is_open=False, until=None, opens_next=None)


def can_prepare_by(shop: Shop, zone: ZoneInfo, moment: datetime, deadline: datetime) -> bool:
    """Whether an order placed at `moment` can be ready at an hour the shop is open, in time.

    The shop needs its preparation minutes while it is open, before `deadline`.
    """
    needed = timedelta(minutes=shop.preparation_minutes)
    first_day = moment.astimezone(zone).date()
    days = (deadline.astimezone(zone).date() - first_day).days + 1
    for opening in openings_of(shop, zone, first_day, days):
        if min(opening.ends_at, deadline) - max(opening.starts_at, moment) >= needed:
            return True
    return False
