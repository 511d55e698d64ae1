from datetime import timedelta

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rione.domain.orders.queries.counter import unanswered_parts
from rione.domain.shops.queries import waiting_shops
from rione.faces.townhall.figures import figures
from rione.faces.townhall.gate import TownHallRequest, town_hall_page
from rione.kit import clock

SOON = timedelta(hours=3)
"""A part nobody has answered this long before its slot needs a telephone call."""
SILENT = timedelta(minutes=30)
"""So long may an order that is fetched at the shop wait for its answer."""


@require_safe
@town_hall_page
def home(request: TownHallRequest) -> HttpResponse:
    """What needs a person today, and the first figures."""
    now = clock.now()
    unanswered = unanswered_parts(
        request.district, due_before=now + SOON, placed_before=now - SILENT
    )
    context = {
        "waiting": list(waiting_shops(request.district)),
        "unanswered": list(unanswered),
        "figures": figures(request.district, "7"),
    }
    return render(request, "townhall/home.html", context)
