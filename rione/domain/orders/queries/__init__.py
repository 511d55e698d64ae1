from .basket import (
    BasketView,
    ShopPart,
    basket_found,
    basket_size,
    basket_view,
    guest_baskets,
    line_in,
)
from .counter import open_tickets, part_at, tickets_done_today
from .orders import (
    may_be_cancelled,
    order_by_token,
    order_just_placed,
    order_with_everything,
    orders_of,
)

__all__ = [
    "BasketView",
    "ShopPart",
    "basket_found",
    "basket_size",
    "basket_view",
    "guest_baskets",
    "line_in",
    "may_be_cancelled",
    "open_tickets",
    "order_by_token",
    "order_just_placed",
    "order_with_everything",
    "orders_of",
    "part_at",
    "tickets_done_today",
]
