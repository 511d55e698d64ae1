from zoneinfo import ZoneInfo

from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rione.domain.catalogue.queries import categories_in_use, varied_offers
from rione.domain.shops.queries import public_shops, with_hours
from rione.domain.slots.queries import coming_slots
from rione.faces.storefront.cards import cards
from rione.faces.storefront.doorway import doorways
from rione.faces.storefront.gate import StorefrontRequest, storefront_page
from rione.kit import clock

CARDS = 24
SHOPS = 6
SLOTS = 3
AFTERNOON, EVENING = 13, 18


@require_safe
@storefront_page
def home(request: StorefrontRequest) -> HttpResponse:
    """What can be had now, from whom, and when it can be at the door."""
    district = request.district
    here = clock.now().astimezone(ZoneInfo(district.time_zone))
    doors = doorways(with_hours(public_shops(district)), district)
    slots = [slot for slot in coming_slots(district) if slot.places_left > 0]
    context = {
        "greeting": _greeting(here.hour),
        "open_count": sum(door.is_open for door in doors),
        "shop_count": len(doors),
        "doors": doors[:SHOPS],
        "all_open": all(door.is_open for door in doors[:SHOPS]),
        "next_slot": slots[0] if slots else None,
        "later_slots": slots[1:SLOTS],
        "categories": categories_in_use(district),
        "cards": cards(varied_offers(district, here.date())[:CARDS]),
    }
    return render(request, "storefront/home.html", context)


def _greeting(hour: int) -> str:
    if hour < AFTERNOON:
        return _("Good morning!")
    return _("Good afternoon!") if hour < EVENING else _("Good evening!")
