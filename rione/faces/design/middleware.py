from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from rione.kit.errors import Refused

from .answers import trouble


class RefusedMiddleware:
    """The rules said no: a 409 in words, as a page, a fragment or JSON."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, Refused):
            return None
        context = {
            "code": error.code,
            "message": str(error.message),
            "field": error.field,
            "lines": [{"line": line.line, "message": str(line.message)} for line in error.lines],
            "back": back(request),
        }
        return trouble(request, "refused", status=409, context=context)


def back(request: HttpRequest) -> str:
    """The page the request came from, if it is one of this site; empty otherwise."""
    came_from = request.headers.get("Referer", "")
    site = f"{request.scheme}://{request.get_host()}/"
    return came_from[len(site) - 1 :] if came_from.startswith(site) else ""
