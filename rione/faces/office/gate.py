from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from rione.domain.accounts.models import Person, RoleName
from rione.domain.accounts.queries import holds_role
from rione.domain.districts.models import District

P = ParamSpec("P")


class OfficeRequest(HttpRequest):
    user: Person
    district: District


def office_page(
    view: Callable[Concatenate[OfficeRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let in this district's coordinators; to anyone else, nothing is here."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        in_office = cast("OfficeRequest", request)
        if not holds_role(in_office.user, in_office.district, RoleName.COORDINATOR):
            raise Http404
        return view(in_office, *args, **kwargs)

    return guarded
