from .basket import Basket, BasketLine
from .order import Channel, Fulfilment, Order
from .shop_order import Line, LineStatus, ShopOrder, ShopOrderStatus

__all__ = [
    "Basket",
    "BasketLine",
    "Channel",
    "Fulfilment",
    "Line",
    "LineStatus",
    "Order",
    "ShopOrder",
    "ShopOrderStatus",
]
