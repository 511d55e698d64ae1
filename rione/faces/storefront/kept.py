"""What the browser's session keeps for somebody who buys without signing in."""

from rione.domain.orders.actions.basket import open_basket
from rione.domain.orders.models import Basket, Order
from rione.domain.orders.queries import basket_found

from .gate import StorefrontRequest

BASKETS = "baskets"
ORDERS = "orders"
MOST_ORDERS = 30


def basket_key(request: StorefrontRequest) -> str:
    """The secret key of this browser's basket in this district, empty without one."""
    keys: dict[str, str] = request.session.get(BASKETS, {})
    return keys.get(str(request.district.pk), "")


def basket_here(request: StorefrontRequest) -> Basket | None:
    return basket_found(request.district, person=request.person, key=basket_key(request))


def basket_to_fill(request: StorefrontRequest) -> Basket:
    """The visitor's basket, made with the first thing put into it."""
    basket = open_basket(request.district, person=request.person, key=basket_key(request))
    if request.person is None:
        keys = request.session.get(BASKETS, {})
        request.session[BASKETS] = {**keys, str(request.district.pk): basket.key}
    return basket


def order_tokens(request: StorefrontRequest) -> list[str]:
    """The secret tokens of the orders that this browser may open."""
    tokens: list[str] = request.session.get(ORDERS, [])
    return tokens


def keep_order(request: StorefrontRequest, order: Order) -> None:
    others = [token for token in order_tokens(request) if token != order.token]
    request.session[ORDERS] = [order.token, *others][:MOST_ORDERS]
