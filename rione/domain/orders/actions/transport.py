"""What happens to a shop's part while a rider has it; called by delivery, which holds the rules."""

from collections.abc import Mapping

from rione.domain.journal.actions import move
from rione.domain.orders.models import ShopOrder, ShopOrderStatus
from rione.domain.orders.news import spread_part
from rione.domain.orders.notices import tell_of_refused_part
from rione.kit.actors import Actor

from .parts import hold, settle_part, undo_part
from .picking import pick


def collect_part(
    shop_order: ShopOrder, *, grams_by_line: Mapping[int, int], by: Actor
) -> ShopOrder:
    """The rider has the bags. A forgotten weight may be typed now; else it counts as asked."""
    shop_order = hold(shop_order)
    if shop_order.status == ShopOrderStatus.ACCEPTED:
        for line in shop_order.lines.select_for_update().filter(status="asked").order_by("pk"):
            pick(line, grams_by_line.get(line.pk, line.asked), by=by)
    move(shop_order, to=ShopOrderStatus.COLLECTED, by=by)
    settle_part(shop_order, by=by)
    spread_part(shop_order, what="collected", by=by)
    return shop_order


def complete_part(shop_order: ShopOrder, *, by: Actor) -> ShopOrder:
    """The customer has it in hand."""
    shop_order = hold(shop_order)
    move(shop_order, to=ShopOrderStatus.COMPLETED, by=by)
    spread_part(shop_order, what="completed", by=by)
    return shop_order


def return_part(shop_order: ShopOrder, *, reason: str, by: Actor) -> ShopOrder:
    """It went back to the shop undelivered: nothing is owed for it."""
    shop_order = hold(shop_order)
    undo_part(shop_order, to=ShopOrderStatus.RETURNED, by=by, reason=reason)
    spread_part(shop_order, what="returned", by=by)
    return shop_order


def miss_part(shop_order: ShopOrder, *, reason: str, by: Actor) -> ShopOrder:
    """The rider found nothing to collect: the part comes to nothing, the customer is told."""
    shop_order = hold(shop_order)
    undo_part(shop_order, to=ShopOrderStatus.CANCELLED, by=by, reason=reason)
    spread_part(shop_order, what="missed", by=by)
    tell_of_refused_part(shop_order)
    return shop_order
