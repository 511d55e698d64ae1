from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse

from .brand import DEFAULT, digest


def page(request: HttpRequest) -> dict[str, object]:
    """What `design/base.html` needs on every page; asks nothing of the database."""
    district = getattr(request, "district", None)
    colour = getattr(district, "colour", None) or DEFAULT
    codes = getattr(district, "languages", None) or [code for code, _ in settings.LANGUAGES]
    names = dict(settings.LANGUAGES)
    return {
        "district": district,
        "brand_href": brand_href(colour) if district else "",
        "language_codes": codes,
        "page_languages": [(code, names.get(code, code)) for code in codes],
        "is_demo": getattr(settings, "RIONE_DEMO", False),
    }


def brand_href(colour: str) -> str:
    """Where the town's colours are; empty where the address isn't mounted."""
    try:
        return reverse("design:brand", args=[colour.removeprefix("#").lower(), digest(colour)])
    except NoReverseMatch:
        return ""
