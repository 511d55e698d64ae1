"""One trouble, three answers: a page for people, a fragment for htmx, JSON for programs."""

from typing import Any

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.template.loader import render_to_string


def trouble(
    request: HttpRequest, kind: str, *, status: int, context: dict[str, Any] | None = None
) -> HttpResponse:
    """The page or fragment `design/errors/<kind>.html`, or `{"code": …, "message": …}`."""
    values = {"code": kind, "message": "", **(context or {})}
    if wants_json(request):
        return JsonResponse(values, status=status)
    # After a failure whatever failed may fail again: no context processor, no database.
    known = None if status == 500 else request
    if request.headers.get("HX-Request") != "true":
        page = render_to_string(f"design/errors/{kind}.html", values, known)
        return HttpResponse(page, status=status)
    fragment = render_to_string("design/errors/fragment.html", values, known)
    # The news is shown beside the page, whatever the request wanted to replace.
    passing = {"HX-Retarget": "#toasts", "HX-Reswap": "beforeend"}
    return HttpResponse(fragment, status=status, headers=passing)


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
