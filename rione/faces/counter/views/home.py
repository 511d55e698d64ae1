from typing import cast

from django.contrib.auth.decorators import login_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from rione.domain.shops.queries import shops_of
from rione.faces.counter.gate import CounterRequest


@require_safe
@login_required
def home(request: HttpRequest) -> HttpResponse:
    """The counter of the person's only shop, or a choice of counters."""
    at_counter = cast("CounterRequest", request)
    shops = list(shops_of(at_counter.user, at_counter.district))
    if not shops:
        raise Http404
    if len(shops) == 1:
        return redirect("counter:tickets", shop=shops[0].slug)
    return render(request, "counter/home.html", {"shops": shops})
