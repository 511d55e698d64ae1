from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponsePermanentRedirect
from django.urls import set_script_prefix
from django.utils import timezone, translation

from .models import RESERVED_SLUGS, District
from .queries import district_at


class DistrictMiddleware:
    """Mount the whole site under the district's address, so no view or {% url %} mentions it.

    The district is found by its own domain, else by the first path segment. A language that
    isn't the default one is the next segment: /pioltello/en/shops/.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        prefix, rest, district = self._district_of(request)
        prefix, rest, language = self._language_of(prefix, rest, district)
        if not rest.startswith("/"):
            query = request.META.get("QUERY_STRING", "")
            return HttpResponsePermanentRedirect(f"{prefix}/{'?' if query else ''}{query}")
        request.district = district  # type: ignore[attr-defined]
        request.mount = prefix  # type: ignore[attr-defined]
        if district is None:
            request.urlconf = "rione.config.urls_root"
        self._mount(request, prefix, rest)
        zone = district.time_zone if district else settings.TIME_ZONE
        try:
            with translation.override(language), timezone.override(zone):
                return self.get_response(request)
        finally:
            set_script_prefix("/")

    def _district_of(self, request: HttpRequest) -> tuple[str, str, District | None]:
        path = request.path_info
        slug = path[1:].partition("/")[0]
        host = request.get_host().partition(":")[0].lower()
        district, own_host = district_at(host, "" if slug in RESERVED_SLUGS else slug)
        if district is None or own_host:
            return "", path, district
        return f"/{slug}", path[len(slug) + 1 :], district

    def _language_of(
        self, prefix: str, rest: str, district: District | None
    ) -> tuple[str, str, str]:
        languages = district.languages if district else [code for code, _ in settings.LANGUAGES]
        segment = rest[1:].partition("/")[0]
        if segment in languages[1:]:
            return f"{prefix}/{segment}", rest[len(segment) + 1 :], segment
        return prefix, rest, languages[0]

    def _mount(self, request: HttpRequest, prefix: str, rest: str) -> None:
        request.path_info = request.META["PATH_INFO"] = rest
        request.META["SCRIPT_NAME"] = prefix
        request.path = f"{prefix}{rest}"
        set_script_prefix(f"{prefix}/")
