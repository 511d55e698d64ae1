from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from rione.domain.districts.models import District
from rione.domain.orders.models import ShopOrder, ShopOrderStatus
from rione.domain.shops.models import Shop
from rione.kit import clock

LONGEST_WAIT = timedelta(days=2)
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


def unheard_tickets(shop: Shop) -> QuerySet[ShopOrder]:
    """What rings: placed, and no keeper has heard it yet."""
    placed = ShopOrder.objects.filter(shop=shop, status=ShopOrderStatus.PLACED)
    return placed.filter(acknowledged_at=None).order_by("pk")


def tickets_done_today(shop: Shop, since: datetime) -> QuerySet[ShopOrder]:
    """What left the counter, or was refused, of the orders placed or due since that moment."""
    parts = tickets(shop).exclude(status__in=ON_THE_COUNTER)
    of_today = Q(order__placed_at__gte=since) | Q(order__slot__starts_at__gte=since)
    return parts.filter(of_today).order_by("-order__placed_at", "pk")


def unanswered_parts(
    district: District, *, due_before: datetime, placed_before: datetime
) -> QuerySet[ShopOrder]:
    """Parts no shop has answered though they are soon due, the most pressing first.

    What is fetched at the shop has no slot: it is due once it was placed before that moment.
    """
    parts = ShopOrder.objects.filter(order__district=district, status=ShopOrderStatus.PLACED)
    fetched = Q(order__slot=None, order__placed_at__lt=placed_before)
    pressing = Q(order__slot__starts_at__lt=due_before) | fetched
    parts = parts.filter(pressing).select_related("order__slot", "shop")
    return parts.order_by("order__slot__starts_at", "order__placed_at", "pk")


def overdue_parts() -> QuerySet[ShopOrder]:
    """Parts, of whatever town, that no shop has answered while there was time.

    What is brought is waited for until its slot begins, what is fetched for two days.
    """
    waiting = ShopOrder.objects.filter(status=ShopOrderStatus.PLACED)
    brought = Q(order__slot__starts_at__lte=clock.now())
    fetched = Q(order__slot=None, order__placed_at__lte=clock.now() - LONGEST_WAIT)
    return waiting.filter(brought | fetched).select_related("order").order_by("pk")


def part_at(shop: Shop, pk: int) -> ShopOrder | None:
    return tickets(shop).filter(pk=pk).first()
