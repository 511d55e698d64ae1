from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rione.domain.delivery.actions.collecting import collect, miss
from rione.domain.delivery.models import Delivery, Stop
from rione.domain.delivery.queries import deliveries_in_charge
from rione.domain.orders.models import ShopOrder
from rione.faces.rounds.forms import NOTHING_TO_COLLECT, CollectForm, ReasonForm
from rione.faces.rounds.gate import RoundsRequest, own_delivery, rounds_page
from rione.kit.errors import Refused

from .deliveries import delivery_page


@require_POST
@rounds_page
def collected(request: RoundsRequest, pk: int, stop: int) -> HttpResponse:
    """The bags of one shop are on the bike."""
    delivery, pickup, part = _pickup(request, pk, stop)
    form = CollectForm(part, data=request.POST)
    if not form.is_valid():
        return delivery_page(request, delivery, wanted=str(stop), status=422, collect=form)
    try:
        collect(
            pickup,
            bags=form.cleaned_data["bags"],
            grams_by_line=form.grams_by_line,
            by=request.user,
        )
    except Refused as refusal:
        if refusal.field not in form.fields:
            raise
        form.add_error(refusal.field, refusal.message)
        return delivery_page(request, delivery, wanted=str(stop), status=409, collect=form)
    return redirect("rounds:delivery", pk=pk)


@require_POST
@rounds_page
def missed(request: RoundsRequest, pk: int, stop: int) -> HttpResponse:
    """The shop has nothing to hand out."""
    delivery, pickup, part = _pickup(request, pk, stop)
    form = ReasonForm(NOTHING_TO_COLLECT, data=request.POST)
    if not form.is_valid():
        return delivery_page(request, delivery, wanted=str(stop), status=422, miss=form)
    miss(pickup, reason=form.reason_in(delivery.order.language), by=request.user)
    words = _("%(shop)s is no longer part of this round. The customer has been told.")
    messages.info(request, words % {"shop": part.shop.name})
    if deliveries_in_charge(request.rider).filter(pk=pk).exists():
        return redirect("rounds:delivery", pk=pk)
    return redirect("rounds:home")


def _pickup(request: RoundsRequest, pk: int, stop: int) -> tuple[Delivery, Stop, ShopOrder]:
    delivery = own_delivery(request, pk)
    for one in delivery.stops.all():
        if one.pk == stop and one.shop_order is not None:
            return delivery, one, one.shop_order
    raise Http404
