from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rione.domain.catalogue.queries import (
    as_cards,
    categories_in_use,
    offers_in_category,
    search_offers,
    search_shops,
)
from rione.domain.shops.models import Shop
from rione.faces.storefront.cards import cards
from rione.faces.storefront.doorway import doorways
from rione.faces.storefront.gate import StorefrontRequest, storefront_page

A_PAGE = 24
SHOPS = 6
LONGEST = 100


@require_safe
@storefront_page
def search(request: StorefrontRequest) -> HttpResponse:
    """Shops and products that hold the words typed, or everything of a category."""
    district = request.district
    typed = request.GET.get("q", "").replace("\0", " ").strip()[:LONGEST]
    category = request.GET.get("category", "")
    categories = list(categories_in_use(district))
    chosen = next((one for one in categories if one.slug == category), None)
    if typed:
        offers = as_cards(search_offers(district, typed))
        offers = offers.filter(product__category__slug=chosen.slug) if chosen else offers
        found: list[Shop] = [] if chosen else list(search_shops(district, typed)[:SHOPS])
    else:
        offers, found = offers_in_category(district, chosen.slug if chosen else ""), []
    page = Paginator(offers, A_PAGE).get_page(request.GET.get("page"))
    context = {
        "typed": typed,
        "categories": categories,
        "category": chosen,
        "doors": doorways(found, district),
        "page": page,
        "cards": cards(page.object_list),
    }
    return render(request, "storefront/search.html", context)
