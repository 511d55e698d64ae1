"""The sheet with a town's colours, and the pages shown when something went wrong."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control
from django.views.decorators.http import require_safe

from . import brand as colours
from .answers import trouble


@require_safe
def brand(request: HttpRequest, colour: str, digest: str) -> HttpResponse:
    """The town's colours as a style sheet that may be kept for ever."""
    text = f"#{colour}"
    if not colours.usable(text) or digest != colours.digest(text):
        raise Http404
    response = HttpResponse(colours.stylesheet(text), content_type="text/css; charset=utf-8")
    patch_cache_control(response, public=True, max_age=60 * 60 * 24 * 365, immutable=True)
    return response


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form's key is old or the browser keeps no cookies: nothing was done."""
    return trouble(request, "csrf", status=403)


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return trouble(request, "bad_request", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return trouble(request, "forbidden", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return trouble(request, "not_found", status=404)


def server_error(request: HttpRequest) -> HttpResponse:
    return trouble(request, "server_error", status=500)
