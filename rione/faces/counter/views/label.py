from io import BytesIO

import segno
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from rione.domain.orders.models import ShopOrder
from rione.faces.counter.gate import CounterRequest, counter_page, ticket_or_404
from rione.faces.counter.presenting import present

from .papers import PAPERS, paper_of, remember


@require_safe
@counter_page
def label(request: CounterRequest, pk: int) -> HttpResponse:
    """A label for each bag, on the paper this counter has."""
    part = _packed(request, pk)
    paper = paper_of(request)
    context = {"view": present(part), "paper": paper, "papers": list(PAPERS.items())}
    return render(request, "counter/label.html", context)


@require_safe
@counter_page
def code(request: CounterRequest, pk: int, bag: int) -> HttpResponse:
    """The square a rider's phone reads from the bag: order, part and number of the bag."""
    part = _packed(request, pk)
    if not 1 <= bag <= part.bags:
        raise Http404
    drawn = BytesIO()
    words = f"{part.order.code}-{part.pk}-{bag}"
    segno.make(words, error="m", micro=False).save(drawn, kind="svg", border=1, omitsize=True)
    response = HttpResponse(drawn.getvalue(), content_type="image/svg+xml")
    response["Cache-Control"] = "private, max-age=86400"
    return response


@counter_page
def paper(request: CounterRequest) -> HttpResponse:
    """Remember which paper this counter prints on, and go back to the label."""
    ticket = request.POST.get("ticket", "")
    if request.method == "POST":
        remember(request, request.POST.get("paper", ""))
    if ticket.isdecimal():
        return redirect("counter:label", shop=request.shop.slug, pk=int(ticket))
    return redirect(reverse("counter:tickets", kwargs={"shop": request.shop.slug}))


def _packed(request: CounterRequest, pk: int) -> ShopOrder:
    """A ticket whose bags have been counted; before that there is no label."""
    part = ticket_or_404(request.shop, pk)
    if not part.bags:
        raise Http404
    return part
