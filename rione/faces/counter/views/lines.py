"""What a keeper says to one line of a ticket; what is typed in the others comes along."""

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.orders.actions.counter import mark_found, mark_short, weigh
from rione.domain.orders.models import Line, ShopOrder, ShopOrderStatus
from rione.faces.counter.gate import CounterRequest, counter_page, ticket_or_404
from rione.faces.counter.presenting import present
from rione.faces.counter.typed import kept, whole
from rione.kit.errors import Refused

from .answers import at_field, to_ticket
from .tickets import show

ACTS = {"weighed", "short", "left", "found"}


@counter_page
def answer(request: CounterRequest, pk: int, line: int, act: str) -> HttpResponse:
    """Weigh a line, say that it is missing, that only some is left, or that it was found."""
    part = ticket_or_404(request.shop, pk)
    asked = next((one for one in part.lines.all() if one.pk == line), None)
    if asked is None or act not in ACTS:
        raise Http404
    if request.method != "POST":
        return redirect("counter:ticket", shop=request.shop.slug, pk=pk)
    asked.shop_order = part
    return _answered(request, part, asked, act)


def _answered(request: CounterRequest, part: ShopOrder, line: Line, act: str) -> HttpResponse:
    if act == "weighed" and part.status != ShopOrderStatus.ACCEPTED:
        # A weight that arrives behind “ready” has come along with it already.
        return to_ticket(part)
    typed = kept(request.POST)
    field = f"grams-{line.pk}" if act == "weighed" else f"left-{line.pk}"
    figure = whole(typed.get(field, ""))
    if act in {"weighed", "left"} and figure is None:
        words = {
            "weighed": _("Type the weight in grams, figures only: 1250 for 1.25 kg."),
            "left": _("Say how many there are, in figures."),
        }
        return show(request, present(part, typed, {field: words[act]}), status=422)
    try:
        _do(line, act, figure or 0, request.user)
    except Refused as refused:
        return at_field(request, part, typed, refused)
    rest = {name: value for name, value in typed.items() if not name.endswith(f"-{line.pk}")}
    return to_ticket(part, **rest)


def _do(line: Line, act: str, figure: int, by: Person) -> None:
    if act == "weighed":
        weigh(line, figure, by=by)
    elif act == "found":
        mark_found(line, by=by)
    else:
        mark_short(line, left=figure if act == "left" else 0, by=by)
