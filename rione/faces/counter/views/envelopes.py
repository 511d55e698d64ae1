from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from rione.domain.delivery.actions.envelopes import receive_envelope
from rione.domain.delivery.queries import envelopes_for
from rione.faces.counter.gate import CounterRequest, counter_page


@counter_page
def received(request: CounterRequest, pk: int) -> HttpResponse:
    """The keeper has counted what the rider brought; a second tap changes nothing."""
    if request.method == "POST":
        envelope = get_object_or_404(envelopes_for(request.shop), pk=pk)
        receive_envelope(envelope, by=request.user)
        messages.success(request, _("Thank you: the envelope is confirmed on both sides."))
    return redirect("counter:tickets", shop=request.shop.slug)
