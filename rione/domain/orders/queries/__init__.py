from .basket import BasketView, ShopPart, basket_found, basket_size, basket_view
from .counter import open_tickets, part_at, tickets_done_today
from .orders import order_by_token, order_with_everything, orders_of

__all__ = [
    "BasketView",
    "ShopPart",
    "basket_found",
    "basket_size",
    "basket_view",
    "open_tickets",
    "order_by_token",
    "order_with_everything",
    "orders_of",
    "part_at",
    "tickets_done_today",
]
