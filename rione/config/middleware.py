"""What every answer carries: a number for the request, and what the browser may load and do."""

import logging
import re
import secrets
import time
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse

from rione.config import logs

Answer = Callable[[HttpRequest], HttpResponse]

CONTENT_POLICY = "; ".join(
    (
        "default-src 'self'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self'",
        "font-src 'self'",
        "connect-src 'self'",
        "object-src 'none'",
        "base-uri 'none'",
        "form-action 'self'",
        "frame-ancestors 'none'",
    )
)
PERMISSIONS = "camera=(self), geolocation=(self), microphone=(), payment=(), usb=()"
_GIVEN_ID = re.compile(r"[A-Za-z0-9-]{8,64}")
_pages = logging.getLogger("rione.pages")


class RequestMiddleware:
    """Number the request, time it, and write it down with who asked."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if _GIVEN_ID.fullmatch(given) else secrets.token_hex(8)
        began = time.perf_counter()
        logs.actor.set("")
        token = logs.request_id.set(number)
        try:
            # A view may change the path it sees; what was asked is written down.
            path = request.path
            response = self.get_response(request)
            response["X-Request-ID"] = number
            user = getattr(request, "user", None)
            logs.actor.set(str(user.pk or "") if user is not None else "")
            _pages.info(
                "page",
                extra={
                    "method": request.method,
                    "path": path,
                    "status": response.status_code,
                    "milliseconds": round((time.perf_counter() - began) * 1000, 1),
                },
            )
            return response
        finally:
            logs.request_id.reset(token)


class ReadableMiddleware:
    """Refuse an address or a cookie with a NUL in it: no database keeps such text."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if any("\0" in text for text in (request.path_info, *request.COOKIES.values())):
            raise BadRequest
        return self.get_response(request)


class ContentPolicyMiddleware:
    """Tell the browser to load nothing but our own files, and to run nothing inline."""

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", CONTENT_POLICY)
        response.headers.setdefault("Permissions-Policy", PERMISSIONS)
        return response
