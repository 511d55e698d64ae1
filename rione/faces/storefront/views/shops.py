from itertools import groupby
from zoneinfo import ZoneInfo

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from rione.domain.catalogue.models import Offer
from rione.domain.catalogue.queries import categories_in_use, shelves_of, shops_selling
from rione.domain.shops.queries import public_shops, with_hours
from rione.faces.storefront.cards import cards
from rione.faces.storefront.doorway import doorway, doorways, week_of
from rione.faces.storefront.gate import StorefrontRequest, storefront_page
from rione.kit import clock

A_PAGE = 24


@require_safe
@storefront_page
def shops(request: StorefrontRequest) -> HttpResponse:
    """All shops, open ones first; by category or open now."""
    district, category = request.district, request.GET.get("category", "").replace("\0", "")
    only_open = request.GET.get("open") == "1"
    found = shops_selling(district, category) if category else public_shops(district)
    doors = doorways(with_hours(found), district)
    open_count = sum(door.is_open for door in doors)
    shown = [door for door in doors if door.is_open or not only_open]
    categories = list(categories_in_use(district))
    context = {
        "page": Paginator(shown, A_PAGE).get_page(request.GET.get("page")),
        "categories": categories,
        "category": next((one for one in categories if one.slug == category), None),
        "only_open": only_open,
        "open_count": open_count,
    }
    return render(request, "storefront/shops.html", context)


@require_safe
@storefront_page
def shop(request: StorefrontRequest, slug: str) -> HttpResponse:
    """A shop with its hours, who sells, and everything on its shelves."""
    district = request.district
    found = get_object_or_404(with_hours(public_shops(district)), slug=slug)
    by_category = groupby(shelves_of(found), key=_category)
    shelves = [(category, cards(own, shop_named=False)) for category, own in by_category]
    context = {
        "shop": found,
        "door": doorway(found, ZoneInfo(district.time_zone), clock.now()),
        "week": week_of(found, district),
        "closures": list(found.closures.all()),
        "shelves": shelves,
    }
    return render(request, "storefront/shop.html", context)


def _category(offer: Offer) -> object:
    return offer.product.category
