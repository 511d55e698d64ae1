"""What leaves an order when it changes: live news to open pages, and the doors above."""

from rione.kit import live
from rione.kit.actors import Actor

from .channels import counter_channel, order_channel
from .doors import order_changed
from .models import Order, ShopOrder


def spread(order: Order, *, what: str, by: Actor) -> None:
    """Tell the areas above and the open pages of customer and counters."""
    order_changed.tell(order, by)
    live.publish(order_channel(order), what)
    for part in order.shop_orders.select_related("shop"):
        live.publish(counter_channel(part.shop), what)


def spread_part(shop_order: ShopOrder, *, what: str, by: Actor) -> None:
    """The same for a change in one shop's part."""
    order_changed.tell(shop_order.order, by)
    live.publish(order_channel(shop_order.order), what)
    live.publish(counter_channel(shop_order.shop), what)
