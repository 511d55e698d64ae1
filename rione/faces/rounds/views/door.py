from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rione.domain.delivery.actions.door import Handing, bring_back, deliver, fail, try_again
from rione.faces.rounds.forms import NOT_THERE, NameForm, PinForm, ReasonForm
from rione.faces.rounds.gate import RoundsRequest, own_delivery, rounds_page
from rione.kit.errors import Refused

from .deliveries import delivery_page


@require_POST
@rounds_page
def delivered(request: RoundsRequest, pk: int) -> HttpResponse:
    """Handed over against the PIN or, without one, against a name and a note."""
    delivery = own_delivery(request, pk)
    has_name = "received_by" in request.POST
    pin = PinForm(None if has_name else request.POST)
    by_name = NameForm(request.POST if has_name else None)
    sent = by_name if has_name else pin
    if not sent.is_valid():
        return delivery_page(request, delivery, status=422, pin=pin, by_name=by_name)
    try:
        deliver(delivery, Handing(**sent.cleaned_data), by=request.user)
    except Refused as refusal:
        fresh = own_delivery(request, pk)
        if refusal.field in sent.fields:
            sent.add_error(refusal.field, refusal.message)
            return delivery_page(request, fresh, status=409, pin=pin, by_name=by_name)
        return delivery_page(request, fresh, status=409, trouble=refusal.message)
    return redirect("rounds:delivery", pk=pk)


@require_POST
@rounds_page
def failed(request: RoundsRequest, pk: int) -> HttpResponse:
    """It could not be delivered."""
    delivery = own_delivery(request, pk)
    form = ReasonForm(NOT_THERE, data=request.POST)
    if not form.is_valid():
        return delivery_page(request, delivery, status=422, fail=form)
    fail(delivery, reason=form.reason_in(delivery.order.language), by=request.user)
    return redirect("rounds:delivery", pk=pk)


@require_POST
@rounds_page
def tried_again(request: RoundsRequest, pk: int) -> HttpResponse:
    try_again(own_delivery(request, pk), by=request.user)
    return redirect("rounds:delivery", pk=pk)


@require_POST
@rounds_page
def brought_back(request: RoundsRequest, pk: int) -> HttpResponse:
    delivery = own_delivery(request, pk)
    bring_back(delivery, by=request.user)
    words = _("Order %(code)s went back to the shops. Nothing is owed for it.")
    messages.success(request, words % {"code": delivery.order.code})
    return redirect("rounds:home")
