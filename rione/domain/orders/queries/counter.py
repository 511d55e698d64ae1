from datetime import datetime

from django.db.models import QuerySet

from rione.domain.orders.models import ShopOrder, ShopOrderStatus
from rione.domain.shops.models import Shop

ON_THE_COUNTER = (ShopOrderStatus.PLACED, ShopOrderStatus.ACCEPTED, ShopOrderStatus.READY)


def tickets(shop: Shop) -> QuerySet[ShopOrder]:
    """The shop's parts of orders with their lines at hand, in three queries."""
    parts = ShopOrder.objects.filter(shop=shop).select_related(
        "order__slot", "order__district", "due", "shop"
    )
    return parts.prefetch_related("lines")


def open_tickets(shop: Shop) -> QuerySet[ShopOrder]:
    """What waits on the counter: what leaves first comes first."""
    parts = tickets(shop).filter(status__in=ON_THE_COUNTER)
    return parts.order_by("order__slot__starts_at", "order__placed_at", "pk")


def tickets_done_today(shop: Shop, since: datetime) -> QuerySet[ShopOrder]:
    """What left the counter, or was refused, among the orders placed since that moment."""
    parts = tickets(shop).exclude(status__in=ON_THE_COUNTER)
    return parts.filter(order__placed_at__gte=since).order_by("-order__placed_at")


def part_at(shop: Shop, pk: int) -> ShopOrder | None:
    return tickets(shop).filter(pk=pk).first()
