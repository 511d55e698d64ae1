from datetime import timedelta

from django.db.models import QuerySet

from rione.domain.accounts.models import Person
from rione.domain.districts.models import District
from rione.domain.orders.models import Basket, Order, ShopOrderStatus
from rione.kit import clock

JUST_NOW = timedelta(minutes=15)


def order_with_everything(district: District) -> QuerySet[Order]:
    """The district's orders with shop orders, shops, lines and slot at hand, newest first."""
    orders = Order.objects.filter(district=district).select_related("slot", "district", "fee_due")
    return orders.prefetch_related("shop_orders__shop", "shop_orders__lines", "shop_orders__due")


def orders_of(district: District, *, person: Person | None, tokens: list[str]) -> QuerySet[Order]:
    """The orders of this person, or those whose secret tokens this browser holds."""
    orders = order_with_everything(district)
    mine = orders.filter(token__in=tokens)
    return mine | orders.filter(customer=person) if person is not None else mine


def order_by_token(district: District, *, code: str, token: str) -> Order | None:
    return order_with_everything(district).filter(code=code, token=token).first()


def order_just_placed(basket: Basket) -> Order | None:
    """The order that this basket became a moment ago, for whom its answer never reached."""
    orders = Order.objects.filter(district=basket.district_id, basket_key=basket.key)
    return orders.filter(placed_at__gt=clock.now() - JUST_NOW).first()


def may_be_cancelled(order: Order) -> bool:
    """Whether the customer may still change their mind: no shop has begun (read with parts)."""
    open_parts = [part for part in order.shop_orders.all() if not part.is_undone]
    return bool(open_parts) and all(part.status == ShopOrderStatus.PLACED for part in open_parts)
