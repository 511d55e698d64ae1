"""A district's own addresses, for whoever writes to people outside of a request."""

from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import get_script_prefix, get_urlconf, reverse, set_script_prefix, set_urlconf
from django.utils import timezone, translation

from .models import District

ROOT_URLS = "rione.config.urls_root"
"""The pages of the installation itself, where no district is chosen."""


def spoken_in(district: District | None, wanted: str) -> str:
    """The language `wanted` where the district speaks it, else the district's first."""
    languages = district.languages if district else [code for code, _ in settings.LANGUAGES]
    return wanted if wanted in languages else languages[0]


def home_address(district: District | None, language: str) -> str:
    """Where the district begins, without a closing slash: https://rione.example/pioltello/en."""
    base: str = settings.RIONE_BASE_URL.rstrip("/")
    if district is None:
        return base + _language_segment(language, settings.LANGUAGES[0][0])
    segment = _language_segment(language, district.default_language)
    own = district.domains.order_by("pk").first()
    if own is None:
        return f"{base}/{district.slug}{segment}"
    parts = urlsplit(base)
    port = f":{parts.port}" if parts.port else ""
    return f"{parts.scheme}://{own.host}{port}{segment}"


def _language_segment(language: str, default: str) -> str:
    return "" if language == default else f"/{language}"


@contextmanager
def at_home(district: District | None, language: str) -> Iterator[None]:
    """Speak `language` in the district's time zone; `absolute()` and reverse() lead there."""
    prefix, urls = get_script_prefix(), get_urlconf()
    set_script_prefix(urlsplit(home_address(district, language)).path + "/")
    set_urlconf(ROOT_URLS if district is None else settings.ROOT_URLCONF)
    zone = district.time_zone if district else settings.TIME_ZONE
    try:
        with translation.override(language), timezone.override(zone):
            yield
    finally:
        set_script_prefix(prefix)
        set_urlconf(urls)


def absolute(
    district: District | None, language: str, route: str, arguments: dict[str, str | int]
) -> str:
    """The whole address of a named page; to be called `at_home()`."""
    parts = urlsplit(home_address(district, language))
    return f"{parts.scheme}://{parts.netloc}{reverse(route, kwargs=arguments)}"
