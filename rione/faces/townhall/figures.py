"""Indicators as they are read: a figure with its unit, its formula and what it stands on."""

from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import number_format
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rione.domain.districts.models import District
from rione.domain.impact.queries import Indicator, Period, indicators
from rione.kit import clock

ICONS = {
    "orders": "receipt",
    "active_shops": "shop",
    "deliveries": "bike",
    "on_time": "clock",
    "hours": "wallet",
}
PERIODS: dict[str, tuple[Promise, int]] = {
    "today": (_("Today"), 0),
    "7": (_("7 days"), 7),
    "30": (_("30 days"), 30),
}


@dataclass(frozen=True)
class Figure:
    """An indicator in one period, in words; `text` is a dash where nothing stands behind it."""

    indicator: Indicator
    text: str
    icon: str


def period(name: str) -> Period:
    """Since midnight here, or the last days up to now."""
    now, days = clock.now(), PERIODS[name][1]
    if days:
        return Period.of_days(days, now)
    midnight = timezone.localtime(now).replace(hour=0, minute=0, second=0, microsecond=0)
    return Period(midnight, now)


def figures(district: District, name: str) -> list[Figure]:
    """All indicators of the district for the period of that name."""
    return [
        Figure(one, in_words(one), ICONS.get(one.code, "chart"))
        for one in indicators(district, period(name))
    ]


def in_words(indicator: Indicator) -> str:
    if indicator.value is None:
        return "\N{EN DASH}"
    places = 0 if indicator.value == indicator.value.to_integral_value() else 1
    number = number_format(indicator.value, places, use_l10n=True, force_grouping=True)
    return f"{number}\N{NO-BREAK SPACE}{indicator.unit}".rstrip("\N{NO-BREAK SPACE}")
