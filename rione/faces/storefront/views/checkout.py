from uuid import uuid4

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from rione.domain.orders.actions.placing import place_order
from rione.domain.orders.models import Basket, Fulfilment, Order
from rione.domain.orders.queries import BasketView, basket_view, order_just_placed
from rione.faces.storefront.forms import CheckoutForm, known_about
from rione.faces.storefront.gate import StorefrontRequest, storefront_page
from rione.faces.storefront.kept import basket_here, keep_order
from rione.faces.storefront.till import till_of
from rione.kit.errors import Refused


@require_http_methods(["GET", "HEAD", "POST"])
@storefront_page
def checkout(request: StorefrontRequest) -> HttpResponse:
    """Everything on one page, up to the order with its obligation to pay."""
    basket = basket_here(request)
    if basket is None:
        return redirect("storefront:basket")
    if request.method == "POST":
        return _order(request, basket)
    view = basket_view(basket)
    if not view.parts:
        return _nothing_to_order(request, basket)
    return _page(request, view, CheckoutForm(initial=_initial(request, view)))


def _nothing_to_order(request: StorefrontRequest, basket: Basket) -> HttpResponse:
    """Whoever comes back after the line broke off finds the order that was placed meanwhile."""
    placed = order_just_placed(basket)
    return _thanks(request, placed) if placed else redirect("storefront:basket")


def _initial(request: StorefrontRequest, view: BasketView) -> dict[str, object]:
    reached = not view.missing_to_minimum
    how = Fulfilment.BROUGHT if reached else Fulfilment.PICKED_UP
    return {"key": uuid4(), "fulfilment": how, **known_about(request.person)}


def _order(request: StorefrontRequest, basket: Basket) -> HttpResponse:
    form = CheckoutForm(request.POST)
    if not form.is_valid():
        return _page(request, basket_view(basket), form, status=422)
    try:
        placed = place_order(basket, form.wishes(get_language() or "it"), by=request.person)
    except Refused as refused:
        form.refuse(refused)
        troubles = {line.line: line.message for line in refused.lines}
        return _page(request, basket_view(basket), form, troubles=troubles, status=409)
    return _thanks(request, placed)


def _thanks(request: StorefrontRequest, placed: Order) -> HttpResponse:
    keep_order(request, placed)
    messages.success(request, _("Thank you! Your order is with the shops."))
    return redirect("storefront:order", code=placed.code)


def _page(
    request: StorefrontRequest,
    view: BasketView,
    form: CheckoutForm,
    *,
    troubles: dict[int, str] | None = None,
    status: int = 200,
) -> HttpResponse:
    if not view.parts:
        return redirect("storefront:basket")
    context = {"form": form, "basket": view, "till": till_of(view, form, troubles or {})}
    return render(request, "storefront/checkout.html", context, status=status)
