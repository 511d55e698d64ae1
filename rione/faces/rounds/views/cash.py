from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rione.domain.cooperative.channels import board_channel
from rione.domain.delivery.actions.envelopes import give_envelope
from rione.domain.delivery.queries import cash_in_hand, envelopes_of
from rione.faces.rounds.gate import RoundsRequest, rounds_page
from rione.kit import live


@require_safe
@rounds_page
def cash(request: RoundsRequest) -> HttpResponse:
    """What is in hand, by payee, and what waits for the other side's word."""
    envelopes = list(envelopes_of(request.rider))
    context = {
        "in_hand": cash_in_hand(request.rider),
        "to_give": [envelope for envelope in envelopes if envelope.given_at is None],
        "given": [envelope for envelope in envelopes if envelope.given_at is not None],
        "channel": live.sign(board_channel(request.district.pk)),
    }
    return render(request, "rounds/cash.html", context)


@require_POST
@rounds_page
def give(request: RoundsRequest, pk: int) -> HttpResponse:
    envelope = get_object_or_404(envelopes_of(request.rider), pk=pk)
    give_envelope(envelope, by=request.user)
    payee = envelope.shop.name if envelope.shop else request.district.delivery_operator_name
    words = _("Handed to %(payee)s: it counts as soon as they confirm it.")
    messages.success(request, words % {"payee": payee or _("the cooperative")})
    return redirect("rounds:cash")
