from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect

from rione.domain.accounts.models import Person
from rione.domain.districts.models import District
from rione.domain.orders.models import ShopOrder
from rione.domain.orders.queries import part_at
from rione.domain.shops.models import Shop
from rione.domain.shops.queries import shops_of

P = ParamSpec("P")


class CounterRequest(HttpRequest):
    user: Person
    district: District
    shop: Shop


def counter_page(
    view: Callable[Concatenate[CounterRequest, P], HttpResponse],
) -> Callable[..., HttpResponse]:
    """Let in people who work at this shop of this district; to anyone else, nothing is here."""

    @login_required
    @wraps(view)
    def guarded(
        request: HttpRequest, /, shop: str, *args: P.args, **kwargs: P.kwargs
    ) -> HttpResponse:
        at_counter = cast("CounterRequest", request)
        mine = shops_of(at_counter.user, at_counter.district)
        at_counter.shop = get_object_or_404(mine, slug=shop)
        return _addressed(request, view(at_counter, *args, **kwargs))

    return guarded


def _addressed(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Say which address a page swapped in has: the button pressed may be gone by then.

    What was refused stays under the address it was shown at, so that reloading asks nothing odd.
    """
    if request.headers.get("HX-Target") == "main" and response.status_code in {200, 409, 422}:
        shown = request.method == "GET" and response.status_code == 200
        response["HX-Push-Url"] = request.get_full_path() if shown else "false"
        if not shown:
            response["HX-Reswap"] = "outerHTML show:none"
    return response


Answer = Callable[[CounterRequest, ShopOrder], HttpResponse]


def ticket_answer(view: Answer) -> Callable[..., HttpResponse]:
    """A press of a button on one of the shop's tickets; whoever only looks is led to the ticket."""

    @counter_page
    @wraps(view)
    def guarded(request: CounterRequest, /, pk: int) -> HttpResponse:
        part = ticket_or_404(request.shop, pk)
        if request.method != "POST":
            return redirect("counter:ticket", shop=request.shop.slug, pk=pk)
        return view(request, part)

    return guarded


def ticket_or_404(shop: Shop, pk: int) -> ShopOrder:
    part = part_at(shop, pk)
    if part is None:
        raise Http404
    return part
