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
    if status == 500:
        # Whatever failed may fail again: no context processor, no database.
        return HttpResponse(render_to_string("design/errors/server_error.html"), status=status)
    if request.headers.get("HX-Request") == "true":
        response = HttpResponse(
            render_to_string("design/errors/fragment.html", values, request), status=status
        )
        # The news is shown beside the page, whatever the request wanted to replace.
        response["HX-Retarget"] = "#toasts"
        response["HX-Reswap"] = "beforeend"
        return response
    return HttpResponse(
        render_to_string(f"design/errors/{kind}.html", values, request), status=status
    )


def wants_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")
