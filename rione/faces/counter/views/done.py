from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from rione.domain.orders.queries import tickets_done_today
from rione.faces.counter.gate import CounterRequest, counter_page
from rione.faces.counter.presenting import present
from rione.kit import clock
from rione.kit.money import Money

from .tickets import bell_of


@require_safe
@counter_page
def done(request: CounterRequest) -> HttpResponse:
    """What left the counter today, and what it came to."""
    midnight = timezone.localtime(clock.now()).replace(hour=0, minute=0, second=0, microsecond=0)
    views = [present(part) for part in tickets_done_today(request.shop, midnight)]
    sold = [view for view in views if not view.part.is_undone]
    takings = Money.sum(view.total.amount for view in sold)
    context = {
        "place": "done",
        "views": views,
        "sold": len(sold),
        "takings": takings,
        **bell_of(request),
    }
    return render(request, "counter/done.html", context)
