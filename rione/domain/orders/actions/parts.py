"""What every change of a shop's part has in common."""

from collections.abc import Sequence

from django.utils.translation import gettext as _

from rione.domain.catalogue.actions import hold_stock
from rione.domain.journal.actions import move
from rione.domain.orders.models import Line, ShopOrder, ShopOrderStatus
from rione.domain.orders.totals import gross_by_rate
from rione.domain.payments.actions import settle
from rione.domain.slots.actions import give_place_back
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.locking import lock

from .picking import put_back


def hold(shop_order: ShopOrder) -> ShopOrder:
    """Read a shop's part again and hold it; its order is held first, for one change at a time."""
    lock(shop_order.order)
    return lock(shop_order)


def require_status(shop_order: ShopOrder, *allowed: ShopOrderStatus) -> None:
    """Refuses with `already_answered` what the part's status doesn't allow any more."""
    if shop_order.status not in allowed:
        raise Refused("already_answered", _("Somebody has already dealt with this."))


def hold_stock_of(parts: Sequence[ShopOrder]) -> None:
    """Before several parts are undone: their stock is held in key order, as placing takes it."""
    lines = Line.objects.filter(shop_order__in=parts, held_stock__gt=0)
    hold_stock(set(lines.values_list("offer_id", flat=True)) - {None})


def settle_part(shop_order: ShopOrder, *, by: Actor) -> None:
    """Bring what is owed in line with the lines as they are now."""
    lines = [] if shop_order.is_undone else list(shop_order.lines.all())
    settle(shop_order.due, gross_by_rate(lines), by=by)


def undo_part(shop_order: ShopOrder, *, to: ShopOrderStatus, by: Actor, reason: str) -> None:
    """A part comes to nothing: nothing is owed, the others go on.

    Stock and the slot's place come back unless the goods have been on the road already; with
    the last part the fee goes too.
    """
    shop_order.reason = reason
    shop_order.save(update_fields=["reason"])
    move(shop_order, to=to, by=by, reason=reason)
    if to != ShopOrderStatus.RETURNED:
        for line in shop_order.lines.filter(held_stock__gt=0).order_by("offer_id"):
            put_back(line)
    settle_part(shop_order, by=by)
    _close_if_nothing_is_left(shop_order, by=by)


def _close_if_nothing_is_left(last: ShopOrder, *, by: Actor) -> None:
    order = last.order
    if any(not part.is_undone for part in ShopOrder.objects.filter(order=order)):
        return
    if order.slot is not None and last.status != ShopOrderStatus.RETURNED:
        give_place_back(order.slot)
    if order.fee_due is not None:
        settle(order.fee_due, {}, by=by)
