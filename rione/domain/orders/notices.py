"""What customers and keepers are told about orders; the words stand in templates/notices/."""

from rione.domain.notices.actions import Recipient, notify
from rione.domain.shops.queries import keepers_of

from .models import Order, ShopOrder
from .totals import order_total


def tell_of_placed_order(order: Order) -> None:
    """The customer gets the link to the order's page, each shop's keepers their part's."""
    parts = list(order.shop_orders.select_related("shop", "due").prefetch_related("lines"))
    _tell_customer("order_placed", order, f"order:{order.pk}", shops=_names(parts))
    for part in parts:
        for keeper in keepers_of(part.shop):
            notify(
                "order_for_shop",
                key=f"part:{part.pk}",
                district=order.district,
                to=Recipient(keeper.email, keeper.name, keeper.language, keeper.pk),
                route="counter:ticket",
                arguments={"shop": part.shop.slug, "pk": part.pk},
                facts={"code": order.code, "shop": part.shop.name, "lines": len(part.lines.all())},
            )


def tell_of_refused_part(part: ShopOrder) -> None:
    facts = {"shop": part.shop.name, "reason": part.reason}
    _tell_customer("part_refused", part.order, f"part:{part.pk}", **facts)


def tell_of_ready_part(part: ShopOrder) -> None:
    """Whoever fetches it is told that it waits; a brought order says so on its page."""
    if not part.order.is_brought:
        facts = {"shop": part.shop.name, "address": part.shop.address}
        _tell_customer("part_ready", part.order, f"part:{part.pk}", **facts)


def _tell_customer(cause: str, order: Order, key: str, **facts: str | int) -> None:
    whole = Order.objects.prefetch_related("shop_orders__lines").get(pk=order.pk)
    notify(
        cause,
        key=key,
        district=order.district,
        to=Recipient(order.email, order.name, order.language, order.customer_id),
        route="storefront:order-by-link",
        arguments={"code": order.code, "token": order.token},
        facts={"code": order.code, "total_cents": order_total(whole).amount.cents, **facts},
    )


def _names(parts: list[ShopOrder]) -> str:
    return ", ".join(part.shop.name for part in parts)
