import pytest

from rione.domain.catalogue.models import OfferKind
from rione.domain.orders.models import ShopOrder
from tests.factories import (
    fill_basket,
    make_district,
    make_keeper,
    make_offer,
    make_shop,
    make_slot,
    place,
)


@pytest.fixture
def town(db):
    return make_district()


@pytest.fixture
def bakery(town):
    return make_shop(town, "Forno")


@pytest.fixture
def lucia(client, bakery):
    """The browser of Lucia, who keeps the bakery."""
    client.force_login(make_keeper(bakery, "lucia"))
    return client


@pytest.fixture
def order(town, bakery):
    """Three focaccias and a kilo of bread by weight of the bakery: 15,50 € about."""

    def make(*, brought=True, **changes):
        focaccia = make_offer(bakery, "Focaccia", "3.50")
        bread = make_offer(bakery, "Pane al taglio", "5.00", kind=OfferKind.WEIGHT)
        slot = make_slot(town, starts_in_hours=changes.pop("starts", 4)) if brought else None
        basket = fill_basket(town, (focaccia, 3), (bread, 1000))
        return place(basket, slot, **changes)

    return make


@pytest.fixture
def part(order):
    return order().shop_orders.get()


@pytest.fixture
def lines(part):
    """The line by piece and the line by weight."""
    return part.lines.get(kind="piece"), part.lines.get(kind="weight")


def at(part: ShopOrder, act: str = "") -> str:
    """The address of a ticket, or of something done to it."""
    return f"/pioltello/counter/{part.shop.slug}/tickets/{part.pk}/{act}"


def state(part: ShopOrder) -> str:
    part.refresh_from_db()
    return part.status
