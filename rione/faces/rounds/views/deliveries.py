from http import HTTPStatus

from django.contrib import messages
from django.forms import Form
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from rione.domain.delivery.actions.riding import give_back
from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.delivery.queries import may_be_given_back
from rione.domain.orders.channels import order_channel
from rione.faces.rounds.forms import (
    NOT_THERE,
    NOTHING_TO_COLLECT,
    CollectForm,
    NameForm,
    PinForm,
    ReasonForm,
    point_to_trouble,
)
from rione.faces.rounds.gate import RoundsRequest, own_delivery, rounds_page
from rione.faces.rounds.presenting import door_of, way_of
from rione.kit import live


@require_safe
@rounds_page
def delivery(request: RoundsRequest, pk: int) -> HttpResponse:
    """One stop at a time: the next one, large."""
    return delivery_page(request, own_delivery(request, pk))


@require_POST
@rounds_page
def given_back(request: RoundsRequest, pk: int) -> HttpResponse:
    one = own_delivery(request, pk)
    give_back(one, by=request.user)
    words = _("Order %(code)s is offered to the others again.")
    messages.success(request, words % {"code": one.order.code})
    return redirect("rounds:home")


def delivery_page(
    request: RoundsRequest,
    one: Delivery,
    *,
    wanted: str = "",
    status: int = 200,
    trouble: str = "",
    **typed: Form,
) -> HttpResponse:
    """The page of a delivery; `typed` holds the forms that were sent, with what is wrong."""
    way = way_of(one, wanted or request.GET.get("stop", ""))
    part = way.now.shop_order if way.now else None
    context: dict[str, object] = {
        "delivery": one,
        "order": one.order,
        "way": way,
        "part": part,
        "wanted": wanted or request.GET.get("stop", ""),
        "trouble": trouble,
        "is_typed": bool(typed) or bool(trouble),
        "channel": live.sign(order_channel(one.order)),
        "may_give_back": may_be_given_back(one),
    }
    if part is not None:
        context["collect"] = CollectForm(part)
        context["miss"] = ReasonForm(NOTHING_TO_COLLECT)
    elif one.status != DeliveryStatus.FAILED:
        context.update(_at_the_door(one))
    context.update(typed)
    for form in typed.values():
        point_to_trouble(form)
    response = render(request, "rounds/delivery.html", context, status=status)
    if status != HTTPStatus.OK:
        # The field with the trouble is shown, not the top of the page.
        response["HX-Reswap"] = "outerHTML show:none"
    return response


def _at_the_door(one: Delivery) -> dict[str, object]:
    return {
        "door": door_of(one),
        "pin": PinForm(),
        "by_name": NameForm(),
        "fail": ReasonForm(NOT_THERE),
        "ages": sorted({age for age in _ages(one) if age}),
    }


def _ages(one: Delivery) -> list[int]:
    parts = [stop.shop_order for stop in one.stops.all() if stop.shop_order]
    lines = [line for part in parts if not part.is_undone for line in part.lines.all()]
    return [line.offer.product.minimum_age for line in lines if line.offer]
