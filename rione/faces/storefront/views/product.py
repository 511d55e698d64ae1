from zoneinfo import ZoneInfo

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from rione.domain.catalogue.models import AllergenState, Product
from rione.domain.catalogue.queries import product_on_sale
from rione.faces.storefront.buying import Buying
from rione.faces.storefront.doorway import doorway
from rione.faces.storefront.gate import StorefrontRequest, storefront_page
from rione.faces.storefront.words import allergens_in_words, exemption_in_words
from rione.kit import clock


@require_safe
@storefront_page
def product(request: StorefrontRequest, pk: int, slug: str) -> HttpResponse:
    """Everything one must know before buying, and the way into the basket."""
    found = product_on_sale(request.district, pk)
    if found is None:
        raise Http404
    if found.slug != slug:
        return redirect("storefront:product", pk=pk, slug=found.slug, permanent=True)
    return product_page(request, found, [Buying(offer) for offer in found.offers.all()])


def product_page(
    request: StorefrontRequest, found: Product, buyings: list[Buying], *, status: int = 200
) -> HttpResponse:
    """The page of a product with its ways of buying, one of which may have been refused."""
    allergens = allergens_in_words(found.allergens)
    context = {
        "product": found,
        "buyings": buyings,
        "shop": found.shop,
        "door": doorway(found.shop, ZoneInfo(request.district.time_zone), clock.now()),
        "allergens": allergens if found.allergen_state == AllergenState.LISTED else "",
        "no_allergens": found.allergen_state == AllergenState.NONE and found.category.is_food,
        "withdrawal": exemption_in_words(found.withdrawal_exemption),
    }
    return render(request, "storefront/product.html", context, status=status)
