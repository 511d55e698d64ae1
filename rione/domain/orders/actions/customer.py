from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.orders.models import Order, ShopOrder, ShopOrderStatus
from rione.domain.orders.news import spread
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.locking import lock, lock_all

from .parts import hold_stock_of, undo_part


@transaction.atomic
def cancel_order(order: Order, *, by: Person | None) -> Order:
    """The customer changes their mind before any shop has accepted.

    Whoever holds the order's page may do it (its owner's session or the mailed token). Refuses
    with `already_accepted` once a shop has begun to prepare.
    """
    order = lock(order)
    parts = lock_all(ShopOrder.objects.filter(order=order))
    open_parts = [part for part in parts if not part.is_undone]
    if not open_parts or any(part.status != ShopOrderStatus.PLACED for part in open_parts):
        raise Refused(
            "already_accepted",
            _("A shop is already preparing your order. Call the shop to change it."),
        )
    actor = Actor("customer", by.pk if by else None)
    hold_stock_of(open_parts)
    for part in open_parts:
        undo_part(part, to=ShopOrderStatus.CANCELLED, by=actor, reason="")
    spread(order, what="cancelled", by=actor)
    return order
