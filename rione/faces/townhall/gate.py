from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from rione.domain.accounts.models import Person, RoleName
from rione.domain.accounts.queries import holds_role
from rione.domain.districts.models import District

P = ParamSpec("P")


class TownHallRequest(HttpRequest):
    user: Person
    district: District


def town_hall_page(
    view: Callable[Concatenate[TownHallRequest, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let in the officers of this district; to anyone else, nothing is here."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        at_town_hall = cast("TownHallRequest", request)
        if not holds_role(at_town_hall.user, at_town_hall.district, RoleName.OFFICER):
            raise Http404
        return view(at_town_hall, *args, **kwargs)

    return guarded
