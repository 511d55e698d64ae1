"""What every template may say: `{% load rione %}`."""

from datetime import datetime, tzinfo
from decimal import Decimal
from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.templatetags.static import static
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language, npgettext, pgettext, pgettext_lazy
from django.utils.translation import gettext as _

from rione.domain.catalogue.models import Product
from rione.kit.clock import now
from rione.kit.money import GRAMS_PER_KILO, Money

register = template.Library()
NBSP = "\N{NO-BREAK SPACE}"
DRAWING_SIDE = 192
SILENT = SafeString('aria-hidden="true"')
WEEKDAYS = [
    pgettext_lazy("weekday", "Mon"),
    pgettext_lazy("weekday", "Tue"),
    pgettext_lazy("weekday", "Wed"),
    pgettext_lazy("weekday", "Thu"),
    pgettext_lazy("weekday", "Fri"),
    pgettext_lazy("weekday", "Sat"),
    pgettext_lazy("weekday", "Sun"),
]
MONTHS = [
    pgettext_lazy("month", "Jan"),
    pgettext_lazy("month", "Feb"),
    pgettext_lazy("month", "Mar"),
    pgettext_lazy("month", "Apr"),
    pgettext_lazy("month", "May"),
    pgettext_lazy("month", "Jun"),
    pgettext_lazy("month", "Jul"),
    pgettext_lazy("month", "Aug"),
    pgettext_lazy("month", "Sep"),
    pgettext_lazy("month", "Oct"),
    pgettext_lazy("month", "Nov"),
    pgettext_lazy("month", "Dec"),
]


@register.filter
def money(amount: Money | int | str | None) -> str:
    """An amount, Money or cents: `4,50 €` in Italian, `€4.50` in English."""
    if amount is None or amount == "":
        return ""
    cents = amount.cents if isinstance(amount, Money) else int(amount)
    number = number_format(Decimal(abs(cents)) / 100, 2, use_l10n=True, force_grouping=True)
    # Translators: where the euro sign stands around a number.
    text = pgettext("money", "€%(number)s") % {"number": number}
    sign = "\N{MINUS SIGN}" if cents < 0 else ""
    return sign + text.replace(" ", NBSP)


@register.filter
def weight(grams: int | str | None) -> str:
    """Grams as people say them: `350 g`, `1,2 kg`."""
    if grams is None or grams == "":
        return ""
    grams = int(grams)
    if abs(grams) < GRAMS_PER_KILO:
        return f"{grams}{NBSP}g"
    kilos = (Decimal(grams) / GRAMS_PER_KILO).normalize()
    places = max(0, -int(kilos.as_tuple().exponent))
    return f"{number_format(kilos, places, use_l10n=True)}{NBSP}kg"


@register.filter
def quantity(amount: int | str | None, way: str = "piece") -> str:
    """How much of an offer, by the way it is sold: `2 pezzi`, `1 confezione`, `350 g`."""
    if amount is None or amount == "":
        return ""
    amount = int(amount)
    if way == "weight":
        return weight(amount)
    if way == "pack":
        text = npgettext("quantity", "%(n)s pack", "%(n)s packs", amount)
    else:
        text = npgettext("quantity", "%(n)s piece", "%(n)s pieces", amount)
    return (text % {"n": amount}).replace(" ", NBSP)


@register.filter
def clock(moment: datetime | None) -> str:
    """The time of day here: `10`, `10:30`."""
    if not moment:
        return ""
    local = timezone.localtime(moment)
    return date_format(local, "G:i" if local.minute else "G")


@register.filter
def hour(moment: datetime | None) -> str:
    """The time of day with its minutes, for things that happened: `10:05`."""
    return date_format(timezone.localtime(moment), "G:i") if moment else ""


@register.filter
def day(moment: datetime | None) -> str:
    """The day here: `oggi`, `domani`, else `sab 5 dic`."""
    if not moment:
        return ""
    here: tzinfo = timezone.get_current_timezone()
    distance = (timezone.localtime(moment).date() - now().astimezone(here).date()).days
    near = {0: _("today"), 1: _("tomorrow"), -1: _("yesterday")}
    return near.get(distance) or _dated(moment)


@register.simple_tag
def when(start: datetime | None, end: datetime | None = None, *, near: bool = False) -> str:
    """A moment or a window: `sab 5 dic, 10–12`; with `near=True` it says `oggi, 10–12`."""
    if not start:
        return ""
    date = day(start) if near else _dated(start)
    if end is None:
        return f"{date}, {hour(start)}"
    return f"{date}, {clock(start)}\N{EN DASH}{clock(end)}"


def _dated(moment: datetime) -> str:
    local = timezone.localtime(moment)
    text = pgettext("date", "%(weekday)s %(day)s %(month)s") % {
        "weekday": WEEKDAYS[local.weekday()],
        "day": local.day,
        "month": MONTHS[local.month - 1],
    }
    return text.replace(" ", NBSP)


@register.simple_tag
def icon(name: str, size: str = "", label: str = "") -> SafeString:
    """A line icon of the sprite; silent for screen readers unless it has a `label`."""
    href = f"{static('design/icons.svg')}#{name}"
    classes = f"icon icon-{size}" if size else "icon"
    said = format_html('role="img" aria-label="{}"', label) if label else SILENT
    return format_html('<svg class="{}" {}><use href="{}"></use></svg>', classes, said, href)


@register.simple_tag
def drawing(name: str, alt: str = "", *, eager: bool = False) -> SafeString:
    """The drawing a product, category or empty list is shown with; decoration unless `alt`."""
    return format_html(
        '<img src="{}" alt="{}" width="{side}" height="{side}" loading="{}" decoding="async">',
        static(f"drawings/{name or 'basket'}.webp"),
        alt,
        "eager" if eager else "lazy",
        side=DRAWING_SIDE,
    )


@register.simple_tag
def product_picture(product: Product, *, large: bool = False) -> SafeString:
    """The keeper's photo of a product, or its drawing; decoration beside the product's name."""
    if not product.photo:
        return drawing(product.picture, eager=large)
    return format_html(
        '<img class="photo" src="{}" alt="" loading="{}" decoding="async">',
        product.photo_large if large else product.photo_small,
        "eager" if large else "lazy",
    )


@register.simple_tag(takes_context=True)
def query(context: template.Context, **changes: object) -> str:
    """This page's query string with `changes`; None or empty leaves a name out."""
    values = context["request"].GET.copy()
    for name, value in changes.items():
        values.pop(name, None)
        if value not in (None, ""):
            values[name] = str(value)
    return "?" + urlencode(list(values.lists()), doseq=True)


@register.simple_tag(takes_context=True)
def language_href(context: template.Context, code: str) -> str:
    """This page in another language; the first of the district's languages has no prefix."""
    request: HttpRequest = context["request"]
    languages = context.get("language_codes") or [get_language()]
    mount: str = getattr(request, "mount", "")
    current = get_language() or languages[0]
    if current != languages[0]:
        mount = mount.removesuffix(f"/{current}")
    prefix = "" if code == languages[0] else f"/{code}"
    tail = request.path_info if request.method == "GET" else "/"
    asked = request.GET.urlencode() if request.method == "GET" else ""
    return f"{mount}{prefix}{tail}" + (f"?{asked}" if asked else "")


@register.filter
def is_current(request: HttpRequest, href: str) -> bool:
    """Whether `href` is this page or a place above it; the front page only for itself."""
    home = getattr(request, "mount", "") + "/"
    return request.path == href if href == home else request.path.startswith(href)
