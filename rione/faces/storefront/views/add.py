from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from rione.domain.catalogue.models import Offer
from rione.domain.catalogue.queries import offer_of, product_on_sale
from rione.domain.orders.actions.basket import put_into_basket
from rione.domain.orders.models import BasketLine
from rione.faces.design.templatetags.rione import quantity
from rione.faces.storefront.buying import Buying
from rione.faces.storefront.cards import card
from rione.faces.storefront.forms import QuantityForm
from rione.faces.storefront.gate import StorefrontRequest, by_htmx, storefront_page
from rione.faces.storefront.kept import basket_to_fill
from rione.faces.storefront.ways import way_back
from rione.kit.errors import Refused

from .product import product_page


@require_POST
@storefront_page
def add(request: StorefrontRequest) -> HttpResponse:
    """Put an offer into the basket: the usual quantity from a card, a chosen one from its page."""
    number = request.POST.get("offer", "")
    offer = offer_of(request.district, int(number)) if _is_a_key(number) else None
    if offer is None:
        raise Http404
    if "quantity" not in request.POST:
        return _from_card(request, offer)
    return _from_page(request, offer, request.POST["quantity"])


def _is_a_key(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 19


def _from_card(request: StorefrontRequest, offer: Offer) -> HttpResponse:
    try:
        line = put_into_basket(basket_to_fill(request), offer, offer.usual_quantity)
    except Refused as refused:
        if by_htmx(request):
            raise
        messages.error(request, refused.message)
        return redirect(way_back(request))
    if by_htmx(request):
        return _fragment(request, "storefront/parts/added.html", line, card=card(offer))
    messages.success(request, _in_words(line))
    return redirect(way_back(request))


def _from_page(request: StorefrontRequest, offer: Offer, typed: str) -> HttpResponse:
    form = QuantityForm({"quantity": typed})
    if not form.is_valid():
        return _refused(request, offer, typed, form.first_error, status=422)
    try:
        line = put_into_basket(basket_to_fill(request), offer, form.cleaned_data["quantity"])
    except Refused as refused:
        return _refused(request, offer, typed, refused.message, status=409)
    if by_htmx(request):
        buying = Buying(offer, added=_in_words(line))
        return _fragment(request, "storefront/parts/bought.html", line, buying=buying)
    messages.success(request, _in_words(line))
    return redirect(way_back(request))


def _refused(
    request: StorefrontRequest, offer: Offer, typed: str, error: str, *, status: int
) -> HttpResponse:
    """The same page again, with the sentence at the quantity and what was typed still there."""
    refused = Buying(offer, typed=typed, error=error)
    if by_htmx(request):
        return render(request, "storefront/parts/buy.html", {"buying": refused}, status=status)
    found = product_on_sale(request.district, offer.product_id)
    if found is None:
        raise Http404
    buyings = [refused if own == offer else Buying(own) for own in found.offers.all()]
    return product_page(request, found, buyings, status=status)


def _fragment(
    request: StorefrontRequest, template: str, line: BasketLine, **context: object
) -> HttpResponse:
    context = {"said": _in_words(line), "line": line, **context}
    return render(request, template, context)


def _in_words(line: BasketLine) -> str:
    figures = {
        "product": line.offer.product.name,
        "quantity": quantity(line.quantity, line.offer.kind),
    }
    return _("%(product)s: %(quantity)s in the basket.") % figures
