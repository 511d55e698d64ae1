"""What a keeper says to a ticket as a whole."""

from typing import Protocol
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.orders.actions.counter import (
    accept,
    acknowledge,
    call_off,
    hand_out,
    make_ready,
    refuse,
    weigh,
)
from rione.domain.orders.models import Line, ShopOrder, ShopOrderStatus
from rione.faces.counter.forms import RefusalForm
from rione.faces.counter.gate import CounterRequest, counter_page, ticket_answer, ticket_or_404
from rione.faces.counter.presenting import present
from rione.faces.counter.typed import kept, weights, whole
from rione.faces.design.templatetags.rione import money
from rione.kit.errors import Refused

from .tickets import bell_of, show


@ticket_answer
def acknowledged(request: CounterRequest, part: ShopOrder) -> HttpResponse:
    acknowledge(part, by=request.user)
    return redirect("counter:tickets", shop=request.shop.slug)


@ticket_answer
def accepted(request: CounterRequest, part: ShopOrder) -> HttpResponse:
    """Accepted twice is accepted: a second tap leads to the same ticket."""
    if part.status == ShopOrderStatus.PLACED:
        accept(part, by=request.user)
    return to_ticket(part)


@counter_page
def refusal(request: CounterRequest, pk: int) -> HttpResponse:
    """Why the shop cannot do it: a reason ready to tap, or its own words."""
    return _with_reason(request, pk, refuse, "counter/refuse.html")


@counter_page
def calling_off(request: CounterRequest, pk: int) -> HttpResponse:
    """Why the shop cannot do after all what it had accepted, or that nobody came."""
    return _with_reason(request, pk, call_off, "counter/call_off.html")


class Undoing(Protocol):
    """What a keeper may do to a ticket with a reason."""

    def __call__(self, shop_order: ShopOrder, *, reason: str, by: Person) -> ShopOrder: ...


def _with_reason(request: CounterRequest, pk: int, undo: Undoing, template: str) -> HttpResponse:
    part = ticket_or_404(request.shop, pk)
    form = RefusalForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        if form.is_valid() and _undone(request, part, form, undo):
            messages.success(request, _("Done: the customer has been told."))
            return redirect("counter:tickets", shop=request.shop.slug)
        status = 422
    context = {"view": present(part), "form": form, **bell_of(request)}
    return render(request, template, context, status=status)


def _undone(request: CounterRequest, part: ShopOrder, form: RefusalForm, undo: Undoing) -> bool:
    try:
        undo(part, reason=form.words_for(part.order.language), by=request.user)
    except Refused as refused:
        if refused.field != "reason":
            raise
        form.add_error("words", refused.message)
        return False
    return True


@ticket_answer
def weighed(request: CounterRequest, part: ShopOrder) -> HttpResponse:
    """Keep the weights typed so far; what cannot be right stays in its field with why."""
    typed = kept(request.POST)
    grams, errors = weights(typed)
    lines = {line.pk: line for line in part.lines.all()}
    for pk, figure in grams.items():
        try:
            weigh(_own(lines, pk, part), figure, by=request.user)
        except Refused as refused:
            if not refused.field:
                raise
            errors[refused.field] = refused.message
    if errors:
        return show(
            request, present(ticket_or_404(request.shop, part.pk), typed, errors), status=422
        )
    return to_ticket(part, **{name: value for name, value in typed.items() if name == "bags"})


@ticket_answer
def ready(request: CounterRequest, part: ShopOrder) -> HttpResponse:
    """Everything is in the bags; the weights come along with the same tap."""
    if part.status == ShopOrderStatus.READY:
        return to_ticket(part)
    typed = kept(request.POST)
    grams, errors = weights(typed)
    bags = whole(request.POST.get("bags", ""))
    if bags is None:
        errors["bags"] = _("Say how many bags: from 1 to 20.")
        typed["bags"] = request.POST.get("bags", "")[:20]
    if errors or bags is None:
        return show(request, present(part, typed, errors), status=422)
    try:
        make_ready(part, bags=bags, grams_by_line=grams, by=request.user)
    except Refused as refused:
        return at_field(request, part, typed, refused)
    packed = present(ticket_or_404(request.shop, part.pk))
    words = {"code": part.order.code, "total": money(packed.total.amount)}
    messages.success(request, _("%(code)s is ready: the customer pays %(total)s.") % words)
    tickets = reverse("counter:tickets", kwargs={"shop": request.shop.slug})
    return HttpResponseRedirect(f"{tickets}?{urlencode({'print': part.pk})}")


@ticket_answer
def handed_out(request: CounterRequest, part: ShopOrder) -> HttpResponse:
    hand_out(part, by=request.user)
    messages.success(request, _("%(code)s is with the customer.") % {"code": part.order.code})
    return redirect("counter:tickets", shop=request.shop.slug)


def _own(lines: dict[int, Line], pk: int, part: ShopOrder) -> Line:
    if pk not in lines:
        raise Http404
    lines[pk].shop_order = part
    return lines[pk]


def at_field(
    request: CounterRequest, part: ShopOrder, typed: dict[str, str], refused: Refused
) -> HttpResponse:
    """The ticket again with the sentence at its field; what has no field rises further."""
    if not refused.field:
        raise refused
    fresh = ticket_or_404(request.shop, part.pk)
    return show(request, present(fresh, typed, {refused.field: refused.message}), status=409)


def to_ticket(part: ShopOrder, **typed: str) -> HttpResponse:
    address = reverse("counter:ticket", kwargs={"shop": part.shop.slug, "pk": part.pk})
    return HttpResponseRedirect(f"{address}?{urlencode(typed)}" if typed else address)
