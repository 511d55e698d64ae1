"""The steps of an order's way, and which of them it stands at."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.orders.models import Order, ShopOrder, ShopOrderStatus
from rione.faces.design.templatetags.rione import hour

S = ShopOrderStatus
AHEAD = {S.READY, S.COLLECTED, S.COMPLETED}
D = DeliveryStatus
REACHED: dict[str, int] = {D.PLANNED: 3, D.UNDER_WAY: 4, D.FAILED: 4, D.RETURNED: 4, D.DELIVERED: 6}


@dataclass(frozen=True)
class Step:
    """One step: `done`, `now`, `todo` or `failed`, with a word about when or who."""

    state: str
    label: str
    note: str
    icon: str


def steps_of(order: Order, parts: Sequence[ShopOrder], delivery: Delivery | None) -> Iterator[Step]:
    going = [part for part in parts if not part.is_undone]
    if not going:
        yield Step("done", _("Ordered"), hour(order.placed_at), "receipt")
        yield Step("failed", _("Called off"), "", "cross")
        return
    wording = _brought(order, delivery) if delivery is not None else _picked_up(order)
    at = _reached(going, delivery)
    failed = delivery is not None and delivery.status in {D.FAILED, D.RETURNED}
    for number, (label, note, icon) in enumerate(wording):
        yield Step(_state(number, at, failed=failed), label, note, icon)


def _state(number: int, at: int, *, failed: bool) -> str:
    if number < at:
        return "done"
    if number > at:
        return "todo"
    return "failed" if failed else "now"


def _reached(going: Sequence[ShopOrder], delivery: Delivery | None) -> int:
    """The number of the step that is under way."""
    if delivery is not None and delivery.status in REACHED:
        return REACHED[delivery.status]
    if any(part.status == S.PLACED for part in going):
        return 1
    if delivery is None and all(part.status == S.COMPLETED for part in going):
        return 4
    if delivery is None and all(part.status in AHEAD for part in going):
        return 3
    return 2


def _brought(order: Order, delivery: Delivery | None) -> list[tuple[str, str, str]]:
    name = delivery.rider.first_name if delivery and delivery.rider else ""
    claimed = _("%(rider)s brings it to you") % {"rider": name} if name else ""
    handed = hour(delivery.delivered_at) if delivery and delivery.delivered_at else ""
    return [
        (_("Ordered"), hour(order.placed_at), "receipt"),
        (_("The shops answer"), "", "shop"),
        (_("The shops prepare it"), "", "bag"),
        (_("A rider collects it"), claimed, "bike"),
        (_("On its way to you"), "", "route"),
        (_("Delivered"), handed, "home"),
    ]


def _picked_up(order: Order) -> list[tuple[str, str, str]]:
    return [
        (_("Ordered"), hour(order.placed_at), "receipt"),
        (_("The shops answer"), "", "shop"),
        (_("The shops prepare it"), "", "bag"),
        (_("Ready: come and fetch it"), "", "home"),
    ]
