"""A shop that doesn't answer: nobody waits for it for ever, and the other shops' parts go on."""

from django.db import transaction
from django.utils import translation
from django.utils.translation import gettext as _

from rione.domain.orders.models import ShopOrder, ShopOrderStatus
from rione.domain.orders.news import spread_part
from rione.domain.orders.notices import tell_of_refused_part
from rione.kit.actors import WORKER

from .parts import hold, undo_part


@transaction.atomic
def expire(shop_order: ShopOrder) -> ShopOrder:
    """The part comes to nothing and the customer is told; one that was answered stays."""
    shop_order = hold(shop_order)
    if shop_order.status != ShopOrderStatus.PLACED:
        return shop_order
    with translation.override(shop_order.order.language):
        reason = _("The shop did not answer in time.")
    undo_part(shop_order, to=ShopOrderStatus.EXPIRED, by=WORKER, reason=reason)
    spread_part(shop_order, what="expired", by=WORKER)
    tell_of_refused_part(shop_order)
    return shop_order
