from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.http import HttpRequest, HttpResponse

from rione.domain.accounts.models import Person
from rione.domain.districts.models import District

P = ParamSpec("P")


class StorefrontRequest(HttpRequest):
    district: District
    person: Person | None


def storefront_page(
    view: Callable[Concatenate[StorefrontRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Everybody may come in; `request.person` is who they are, if they signed in."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        visitor = cast("StorefrontRequest", request)
        signed_in = request.user.is_authenticated
        visitor.person = cast("Person", request.user) if signed_in else None
        return view(visitor, *args, **kwargs)

    return guarded


def by_htmx(request: HttpRequest) -> bool:
    """Whether a script asks for a piece of a page, not a person for a whole one."""
    return request.headers.get("HX-Request") == "true"
