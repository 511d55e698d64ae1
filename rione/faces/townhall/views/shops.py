from collections import Counter

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rione.domain.shops.models import ShopStatus
from rione.domain.shops.queries import shops_seen_by_town_hall
from rione.faces.townhall.gate import TownHallRequest, town_hall_page
from rione.kit.text import plain


@require_safe
@town_hall_page
def shops(request: TownHallRequest) -> HttpResponse:
    """Every shop of the district with its state; a few words or a state narrow the list."""
    every = list(shops_seen_by_town_hall(request.district))
    sizes = Counter(shop.status for shop in every)
    status, words = request.GET.get("status", ""), request.GET.get("q", "")[:100]
    wanted = plain(words).split()
    found = [
        shop
        for shop in every
        if status in {"", shop.status} and all(word in shop.plain_name for word in wanted)
    ]
    states = [(state.value, state.label, sizes[state]) for state in ShopStatus if sizes[state]]
    context = {
        "shops": found,
        "all": len(every),
        "states": states,
        "status": status,
        "words": words,
    }
    return render(request, "townhall/shops.html", context)
