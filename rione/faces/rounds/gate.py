from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse

from rione.domain.accounts.models import Person
from rione.domain.cooperative.days import start_of_today
from rione.domain.cooperative.models import Rider
from rione.domain.cooperative.queries import rider_of
from rione.domain.delivery.models import Delivery
from rione.domain.delivery.queries import deliveries_of
from rione.domain.districts.models import District

P = ParamSpec("P")


class RoundsRequest(HttpRequest):
    user: Person
    district: District
    rider: Rider


def rounds_page(
    view: Callable[Concatenate[RoundsRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Let in the riders hired in this district; to anyone else, nothing is here."""

    @login_required
    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        on_rounds = cast("RoundsRequest", request)
        rider = rider_of(on_rounds.user, on_rounds.district)
        if rider is None:
            raise Http404
        on_rounds.rider = rider
        return view(on_rounds, *args, **kwargs)

    return guarded


def own_delivery(request: RoundsRequest, pk: int) -> Delivery:
    """A delivery that this rider has in charge, or has handed over today; else 404."""
    mine = deliveries_of(request.rider, since=start_of_today(request.district))
    delivery = mine.filter(pk=pk).first()
    if delivery is None:
        raise Http404
    return delivery
