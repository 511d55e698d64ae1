from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rione.domain.cooperative.channels import board_channel
from rione.domain.delivery.actions.envelopes import receive_envelope
from rione.domain.delivery.queries import cash_out, envelopes_out, fee_envelopes_given
from rione.faces.office.gate import OfficeRequest, office_page
from rione.kit import live
from rione.kit.money import Money


@require_safe
@office_page
def cash(request: OfficeRequest) -> HttpResponse:
    """The customers' cash that riders hold, by rider and payee; our own envelopes to confirm."""
    district = request.district
    holding = cash_out(district.pk)
    envelopes = list(envelopes_out(district.pk))
    context = {
        "holding": [
            (rider, amount, [one for one in envelopes if one.rider_id == rider.pk])
            for rider, amount in holding
        ],
        "total": Money.sum(amount for _rider, amount in holding),
        "fees": list(fee_envelopes_given(district.pk)),
        "channel": live.sign(board_channel(district.pk)),
    }
    return render(request, "office/cash.html", context)


@require_POST
@office_page
def received(request: OfficeRequest, pk: int) -> HttpResponse:
    """The coordinator has counted an envelope of delivery fees."""
    envelope = get_object_or_404(fee_envelopes_given(request.district.pk), pk=pk)
    receive_envelope(envelope, by=request.user)
    words = _("The envelope of %(rider)s is in.")
    messages.success(request, words % {"rider": envelope.rider.first_name})
    return redirect("office:cash")
