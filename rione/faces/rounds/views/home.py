from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from rione.domain.cooperative.channels import board_channel
from rione.domain.cooperative.days import start_of_today, start_of_week
from rione.domain.cooperative.queries import coming_shifts, open_entry, worked_by
from rione.domain.delivery.actions.riding import claim
from rione.domain.delivery.queries import (
    cash_in_hand,
    deliveries_in_charge,
    deliveries_of_district,
    offered_deliveries,
)
from rione.faces.rounds.gate import RoundsRequest, rounds_page
from rione.faces.rounds.presenting import cards
from rione.kit import live
from rione.kit.errors import Refused

SHIFTS_SHOWN = 5


@require_safe
@rounds_page
def home(request: RoundsRequest) -> HttpResponse:
    """Off duty: start the shift. On duty: what is in charge, and what is offered."""
    return home_page(request)


@require_POST
@rounds_page
def claim_one(request: RoundsRequest, pk: int) -> HttpResponse:
    """Take one in charge; whoever comes second reads so above the fresh list."""
    delivery = deliveries_of_district(request.district).filter(pk=pk).first()
    if delivery is None:
        raise Http404
    try:
        claim(delivery, request.rider, by=request.user)
    except Refused as refusal:
        return home_page(request, refusal, status=409)
    return redirect("rounds:delivery", pk=pk)


def home_page(
    request: RoundsRequest, refusal: Refused | None = None, *, status: int = 200
) -> HttpResponse:
    rider = request.rider
    entry = open_entry(rider)
    context: dict[str, object] = {
        "rider": rider,
        "entry": entry,
        "refusal": refusal,
        "today": worked_by(rider, start_of_today(request.district)),
        "cash": cash_in_hand(rider),
        "mine": cards(list(deliveries_in_charge(rider))),
        "channel": live.sign(board_channel(request.district.pk)),
    }
    if entry is None:
        context["week"] = worked_by(rider, start_of_week(request.district))
        context["shifts"] = coming_shifts(rider)[:SHIFTS_SHOWN]
    else:
        context["offered"] = cards(list(offered_deliveries(request.district)))
    return render(request, "rounds/home.html", context, status=status)
