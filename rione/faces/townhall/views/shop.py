from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from rione.domain.shops.actions import approve_shop, send_shop_back
from rione.domain.shops.checklist import checklist
from rione.domain.shops.models import Shop, ShopStatus
from rione.domain.shops.queries import keepers_of, shops_seen_by_town_hall
from rione.faces.townhall.forms import RemarksForm
from rione.faces.townhall.gate import TownHallRequest, town_hall_page
from rione.faces.townhall.history import history
from rione.faces.townhall.seller import seller_data
from rione.kit.errors import Refused


@require_safe
@town_hall_page
def shop(request: TownHallRequest, slug: str) -> HttpResponse:
    """A shop as the town hall judges it: what is there, what is missing, what became of it."""
    return _page(request, _shop(request, slug))


@town_hall_page
def approved(request: TownHallRequest, slug: str) -> HttpResponse:
    """The shop is let in; approved twice it was approved once."""
    found = _shop(request, slug)
    if request.method == "POST" and found.status != ShopStatus.VERIFIED:
        try:
            approve_shop(found, by=request.user)
        except Refused as refused:
            return _page(request, found, status=409, refused=refused.message)
        words = _("%(shop)s is approved: customers see it now, and the keeper has been told.")
        messages.success(request, words % {"shop": found.name})
    return redirect("townhall:shop", slug=slug)


@town_hall_page
def sent_back(request: TownHallRequest, slug: str) -> HttpResponse:
    """The keeper is told what to mend; what was written stays until it went out."""
    found = _shop(request, slug)
    if request.method != "POST":
        return redirect("townhall:shop", slug=slug)
    form = RemarksForm(request.POST)
    if not form.is_valid():
        return _page(request, found, status=422, form=form)
    try:
        send_shop_back(found, remarks=form.cleaned_data["remarks"], by=request.user)
    except Refused as refused:
        if refused.field != "remarks":
            return _page(request, found, status=409, form=form, refused=refused.message)
        form.add_error("remarks", refused.message)
        return _page(request, found, status=409, form=form)
    words = _("%(shop)s has been sent back, and the keeper has been told.")
    messages.success(request, words % {"shop": found.name})
    return redirect("townhall:shop", slug=slug)


def _shop(request: TownHallRequest, slug: str) -> Shop:
    return get_object_or_404(shops_seen_by_town_hall(request.district), slug=slug)


def _page(
    request: TownHallRequest, found: Shop, *, status: int = 200, **changes: Any
) -> HttpResponse:
    points = checklist(found)
    missing = [point for point in points if not point.is_met]
    context = {
        "shop": found,
        "points": points,
        "missing": missing,
        "met": len(points) - len(missing),
        "seller": seller_data(found),
        "keepers": keepers_of(found).count(),
        "history": history(found),
        "waits": found.status == ShopStatus.SUBMITTED,
        "form": RemarksForm(initial={"remarks": _remarks(missing)}),
        **changes,
    }
    return render(request, "townhall/shop.html", context, status=status)


def _remarks(missing: list[Any]) -> str:
    """A beginning for the remarks: the points that are missing, one on each line."""
    if not missing:
        return ""
    return "\n".join([_("Please complete:"), *(f"- {point.label}" for point in missing)])
