"""Open or closed, in the words a passer-by would use."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.dates import WEEKDAYS
from django.utils.translation import gettext as _

from rione.domain.districts.models import District
from rione.domain.shops.hours import OpenState, open_state, openings_of
from rione.domain.shops.models import Shop
from rione.faces.design.templatetags.rione import day, hour
from rione.kit import clock


@dataclass(frozen=True)
class Doorway:
    """A shop with whether it is open now and until when, or when it opens."""

    shop: Shop
    is_open: bool
    text: str

    @property
    def street(self) -> str:
        return f"{self.shop.street} {self.shop.house_number}".strip()


@dataclass(frozen=True)
class DayHours:
    """One of the coming seven days with the shop's hours in words."""

    name: str
    spans: tuple[str, ...]
    is_today: bool


def doorways(shops: Iterable[Shop], district: District) -> list[Doorway]:
    """The shops (read `with_hours`), open ones first, otherwise in the order given."""
    zone, moment = ZoneInfo(district.time_zone), clock.now()
    doors = [doorway(shop, zone, moment) for shop in shops]
    return sorted(doors, key=lambda door: not door.is_open)


def doorway(shop: Shop, zone: ZoneInfo, moment: datetime) -> Doorway:
    state = open_state(shop, zone, moment)
    return Doorway(shop, state.is_open, _in_words(state, zone, moment))


def week_of(shop: Shop, district: District) -> Sequence[DayHours]:
    """The coming seven days, today first, as they really are: closures counted."""
    zone = ZoneInfo(district.time_zone)
    today = clock.now().astimezone(zone).date()
    spans: dict[int, list[str]] = {}
    for opening in openings_of(shop, zone, today, 7):
        span = f"{hour(opening.starts_at)}–{hour(opening.ends_at)}"
        spans.setdefault(opening.starts_at.weekday(), []).append(span)
    days = [today + timedelta(days=offset) for offset in range(7)]
    return [
        DayHours(
            name=str(WEEKDAYS[date.weekday()]),
            spans=tuple(spans.get(date.weekday(), ())),
            is_today=date == today,
        )
        for date in days
    ]


def _in_words(state: OpenState, zone: ZoneInfo, moment: datetime) -> str:
    if state.until is not None:
        return _("Open until %(hour)s") % {"hour": hour(state.until)}
    if state.opens_next is None:
        return _("Closed for now")
    when = {"hour": hour(state.opens_next), "day": day(state.opens_next)}
    if state.opens_next.astimezone(zone).date() == moment.astimezone(zone).date():
        return _("Closed, opens at %(hour)s") % when
    return _("Closed, opens %(day)s at %(hour)s") % when
