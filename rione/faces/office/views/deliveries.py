from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rione.domain.delivery.actions.riding import give_back_for
from rione.domain.delivery.queries import deliveries_of_district
from rione.faces.office.forms import GiveBackForm
from rione.faces.office.gate import OfficeRequest, office_page
from rione.kit.errors import Refused

from .board import board_page


@require_POST
@office_page
def give_back(request: OfficeRequest, pk: int) -> HttpResponse:
    """Offer a delivery to all riders again in its rider's place, with the reason."""
    delivery = get_object_or_404(deliveries_of_district(request.district), pk=pk)
    form = GiveBackForm(request.POST)
    if not form.is_valid():
        return board_page(request, status=422, giving_back=pk, form=form)
    try:
        give_back_for(delivery, reason=form.cleaned_data["reason"], by=request.user)
    except Refused as refusal:
        messages.error(request, refusal.message)
        return board_page(request, status=409)
    words = _("Order %(code)s is offered to the riders again.")
    messages.success(request, words % {"code": delivery.order.code})
    return redirect("office:board")
