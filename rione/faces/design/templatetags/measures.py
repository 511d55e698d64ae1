"""How long and how far: `{% load measures %}`."""

from datetime import timedelta

from django import template
from django.utils.formats import number_format

register = template.Library()
NBSP = "\N{NO-BREAK SPACE}"
METRES_PER_KILOMETRE = 1_000


@register.filter
def duration(length: timedelta | None) -> str:
    """Time worked: `2 h 05 min`, below an hour `5 min`."""
    if length is None:
        return ""
    hours, minutes = divmod(int(length.total_seconds()) // 60, 60)
    if not hours:
        return f"{minutes}{NBSP}min"
    return f"{hours}{NBSP}h {minutes:02d}{NBSP}min"


@register.filter
def distance(metres: float | None) -> str:
    """A rough distance: `350 m`, `1,2 km`."""
    if metres is None:
        return ""
    rounded = round(metres / 50) * 50
    if rounded < METRES_PER_KILOMETRE:
        return f"{max(rounded, 50)}{NBSP}m"
    return f"{number_format(rounded / METRES_PER_KILOMETRE, 1, use_l10n=True)}{NBSP}km"
