from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.http import require_POST, require_safe

from rione.domain.catalogue.models import Offer
from rione.domain.catalogue.queries import offer_of
from rione.domain.orders.actions.basket import set_quantity, take_out
from rione.domain.orders.models import BasketLine
from rione.domain.orders.queries import basket_view, line_in
from rione.faces.storefront.forms import QuantityForm
from rione.faces.storefront.gate import StorefrontRequest, storefront_page
from rione.faces.storefront.kept import basket_here
from rione.kit.errors import Refused


@require_safe
@storefront_page
def basket(request: StorefrontRequest) -> HttpResponse:
    """What the visitor is about to order, shop by shop."""
    return basket_page(request)


@require_POST
@storefront_page
def line(request: StorefrontRequest, pk: int) -> HttpResponse:
    """Another quantity of what is in the basket, or none of it any more."""
    own = basket_here(request)
    found = line_in(own, pk) if own else None
    if found is None:
        return redirect("storefront:basket")
    if "remove" in request.POST:
        return _removed(found)
    typed = request.POST.get("quantity", "")
    form = QuantityForm({"quantity": typed})
    if not form.is_valid():
        return basket_page(request, refused=(pk, typed, form.first_error), status=422)
    try:
        set_quantity(found, form.cleaned_data["quantity"])
    except Refused as refused:
        return basket_page(request, refused=(pk, typed, refused.message), status=409)
    return redirect("storefront:basket")


def basket_page(
    request: StorefrontRequest,
    *,
    refused: tuple[int, str, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    """The basket; `refused` is a line's key, what was typed there and why that cannot be."""
    own = basket_here(request)
    context = {
        "basket": basket_view(own) if own else None,
        "refused": refused,
        "removed": _just_removed(request),
        "removed_quantity": request.GET.get("quantity", ""),
    }
    return render(request, "storefront/basket.html", context, status=status)


def _removed(found: BasketLine) -> HttpResponse:
    """Back to the basket, which offers to put it in again."""
    gone = urlencode({"removed": found.offer_id, "quantity": found.quantity})
    take_out(found)
    return redirect(f"{reverse('storefront:basket')}?{gone}")


def _just_removed(request: StorefrontRequest) -> Offer | None:
    number = request.GET.get("removed", "")
    known = number.isascii() and number.isdigit() and len(number) < 19
    return offer_of(request.district, int(number)) if known else None
