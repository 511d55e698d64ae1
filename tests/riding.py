"""Deliveries for tests, in whatever state, made by the acts of those who make them."""

from datetime import timedelta

from rione.domain.cooperative.actions import clock_in
from rione.domain.cooperative.models import Rider
from rione.domain.delivery.actions.collecting import collect
from rione.domain.delivery.actions.riding import claim
from rione.domain.delivery.models import Delivery, Stop, StopKind
from rione.domain.districts.models import District
from rione.domain.orders.actions.counter import accept, make_ready
from rione.domain.orders.models import Order, ShopOrder
from rione.domain.shops.models import Keeper, Shop
from rione.kit import clock
from tests.factories import fill_basket, make_keeper, make_offer, make_shop, make_slot, place


def placed(district: District, *names: str, slot=None, **changes) -> Order:
    """An order over shops of these names, 20 € at each: a cake, and apples by weight."""
    wanted = []
    for name in names or ("Forno", "Ortofrutta"):
        shop = Shop.objects.filter(district=district, name=name).first()
        shop = shop or make_shop(district, name)
        offers = [
            make_offer(shop, f"Torta {shop.products.count()}", "18.00"),
            make_offer(shop, f"Mele {shop.products.count()}", "4.00", kind="weight"),
        ]
        wanted += [(offers[0], 1), (offers[1], 500)]
    slot = slot or district.slots.first() or make_slot(district, capacity=99)
    return place(fill_basket(district, *wanted), slot, **changes)


def keeper_of(shop: Shop):
    keeper = Keeper.objects.filter(shop=shop).first()
    return keeper.person if keeper else make_keeper(shop)


def accepted(part: ShopOrder) -> ShopOrder:
    return accept(part, by=keeper_of(part.shop))


def ready(part: ShopOrder, *, bags: int = 1) -> ShopOrder:
    """The part in its bags, weighed exactly as asked."""
    weights = {line.pk: line.asked for line in part.lines.all() if line.by_weight}
    return make_ready(part, bags=bags, grams_by_line=weights, by=keeper_of(part.shop))


def offered(district: District, *names: str, packed: bool = True, **changes) -> Delivery:
    order = placed(district, *names, **changes)
    for part in order.shop_orders.all():
        accepted(part)
        if packed:
            ready(part)
    return Delivery.objects.get(order=order)


def on_duty(rider: Rider) -> Rider:
    clock_in(rider, by=rider.person)
    return rider


def claimed(rider: Rider, *names: str, **changes) -> Delivery:
    on_duty(rider)
    return claim(offered(rider.district, *names, **changes), rider, by=rider.person)


def pickups(delivery: Delivery) -> list[Stop]:
    return list(delivery.stops.filter(kind=StopKind.PICKUP).order_by("pk"))


def collected(rider: Rider, *names: str, **changes) -> Delivery:
    """A delivery with everything aboard."""
    delivery = claimed(rider, *names, **changes)
    for stop in pickups(delivery):
        collect(stop, bags=1, grams_by_line={}, by=rider.person)
    return Delivery.objects.get(pk=delivery.pk)


def wrong_pin(delivery: Delivery) -> str:
    return f"{(int(delivery.order.pin) + 1) % 10_000:04d}"


def promised_until(delivery: Delivery, *, minutes: int) -> None:
    """Move the delivery's window so that it ends in so many minutes (below zero: it is over)."""
    slot, end = delivery.order.slot, clock.now() + timedelta(minutes=minutes)
    slot.starts_at, slot.ends_at = end - timedelta(hours=2), end
    slot.save()


def main_of(answer) -> str:
    """What a page says between its header and its footer."""
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]
