import hashlib

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from rione.domain.delivery.models import Envelope
from rione.domain.delivery.queries import envelopes_for
from rione.domain.orders.channels import counter_channel
from rione.domain.orders.models import ShopOrderStatus
from rione.domain.orders.queries import open_tickets
from rione.domain.orders.queries.counter import unheard_tickets
from rione.faces.counter.gate import CounterRequest, counter_page, ticket_or_404
from rione.faces.counter.presenting import TicketView, present
from rione.faces.counter.typed import kept
from rione.kit import live

from .papers import paper_of


@require_safe
@counter_page
def tickets(request: CounterRequest) -> HttpResponse:
    """What waits on the counter, by what there is to do; what leaves first comes first."""
    views = [present(part) for part in open_tickets(request.shop)]
    envelopes = list(envelopes_for(request.shop))
    seen = _seen(views, envelopes)
    if request.GET.get("seen") == seen:
        return HttpResponse(status=204)
    paper, wanted = paper_of(request), request.GET.get("print", "")
    context = {
        "paper": paper,
        "printed": [view for view in views if str(view.part.pk) == wanted and paper != "none"],
        "fresh": _in(views, ShopOrderStatus.PLACED),
        "preparing": _in(views, ShopOrderStatus.ACCEPTED),
        "ready": _in(views, ShopOrderStatus.READY),
        "envelopes": envelopes,
        "seen": seen,
        "channel": live.sign(counter_channel(request.shop)),
    }
    response = render(request, "counter/tickets.html", context)
    if request.headers.get("HX-Target") == "main":
        response["HX-Reswap"] = "outerHTML show:window:top"
    return response


@require_safe
@counter_page
def ticket(request: CounterRequest, pk: int) -> HttpResponse:
    """One order on the counter; what was typed already comes along in the address."""
    view = present(ticket_or_404(request.shop, pk), kept(request.GET))
    if request.GET.get("seen") == view.seen:
        # Whoever asks by themselves whether anything changed shouldn't be disturbed for nothing.
        return HttpResponse(status=204)
    return show(request, view)


@require_safe
@counter_page
def bell(request: CounterRequest) -> HttpResponse:
    """The fragment that rings on every page but the tickets' own."""
    return render(request, "counter/parts/bell.html", bell_of(request))


def show(request: CounterRequest, view: TicketView, *, status: int = 200) -> HttpResponse:
    """A ticket's page; with another status something was refused at its field."""
    context = {"view": view, **bell_of(request)}
    return render(request, "counter/ticket.html", context, status=status)


def bell_of(request: CounterRequest) -> dict[str, object]:
    return {
        "unheard": list(unheard_tickets(request.shop)),
        "channel": live.sign(counter_channel(request.shop)),
    }


def _seen(views: list[TicketView], envelopes: list[Envelope]) -> str:
    """What the list shows, in short: while it is the same, nothing moves under a finger."""
    shown = [f"{v.part.pk}{v.seen}{'r' if v.rings else ''}{v.total.amount.cents}" for v in views]
    shown += [f"e{envelope.pk}" for envelope in envelopes]
    return hashlib.sha256("|".join(shown).encode()).hexdigest()[:16]


def _in(views: list[TicketView], status: ShopOrderStatus) -> list[TicketView]:
    return [view for view in views if view.part.status == status]
