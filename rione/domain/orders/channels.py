"""Names of the live channels on which order pages and counters listen."""

from rione.domain.shops.models import Shop

from .models import Order


def order_channel(order: Order) -> str:
    return f"order:{order.pk}"


def counter_channel(shop: Shop) -> str:
    return f"counter:{shop.pk}"
