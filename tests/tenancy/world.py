"""Two towns with the same life in each, and everybody who might knock at a door."""

from dataclasses import dataclass, field

from rione.domain.accounts.models import Person
from rione.domain.cooperative.actions import clock_in
from rione.domain.delivery.actions.collecting import collect
from rione.domain.delivery.actions.door import Handing, deliver
from rione.domain.delivery.actions.riding import claim
from rione.domain.delivery.models import Delivery, Envelope, Stop
from rione.domain.districts.models import District
from rione.domain.orders.actions.counter import accept, make_ready
from rione.domain.orders.models import Basket, Order, ShopOrder
from rione.kit.money import Money
from tests.factories import (
    fill_basket,
    make_coordinator,
    make_district,
    make_keeper,
    make_offer,
    make_officer,
    make_person,
    make_rider,
    make_shop,
    make_slot,
    place,
)

SECRETS = ("Zenobia Riservata", "citofono Segretissimo", "333 9998887", "zenobia@example.org")
"""What a customer of each town left behind; a stranger's page must never hold any of it."""


@dataclass
class Town:
    """One town's rows, as the table of addresses needs them."""

    district: District
    people: dict[str, Person] = field(default_factory=dict)
    basket: Basket | None = None
    order: Order | None = None
    part: ShopOrder | None = None
    delivery: Delivery | None = None
    envelope: Envelope | None = None
    fee_envelope: Envelope | None = None

    @property
    def stop(self) -> Stop:
        return self.delivery.stops.exclude(shop_order=None).get()


def build(slug: str) -> Town:
    """A customer's order on its way, a delivered one in envelopes, and a full basket."""
    town = Town(make_district(slug, delivery_fee=Money(190)))
    district, slot = town.district, make_slot(town.district)
    shop = make_shop(district, f"Forno {slug}")
    other = make_shop(district, "Altro")
    rider = make_rider(district)
    town.people = {
        "customer": make_person("zenobia"),
        "keeper": make_keeper(shop),
        "other keeper": make_keeper(other),
        "rider": rider.person,
        "other rider": make_rider(district, "altro").person,
        "coordinator": make_coordinator(district),
        "officer": make_officer(district),
        "resident": make_person("resident"),
    }
    offer = make_offer(shop, "Torta", "20.00")
    delivered, town.order = (_order(town, offer, slot) for _ in range(2))
    clock_in(rider, by=rider.person)
    for order in (delivered, town.order):
        _bring(order, town, rider)
    deliver(delivered.delivery, Handing(pin=delivered.pin), by=rider.person)
    town.part = town.order.shop_orders.get()
    town.delivery = Delivery.objects.get(order=town.order)
    town.envelope = Envelope.objects.get(rider=rider, shop=shop)
    town.fee_envelope = Envelope.objects.get(rider=rider, shop=None)
    town.basket = fill_basket(district, (offer, 1), person=town.people["customer"])
    return town


def _order(town: Town, offer, slot) -> Order:
    customer = town.people["customer"]
    basket = fill_basket(town.district, (offer, 1), person=customer)
    name, door_note, phone, email = SECRETS
    return place(basket, slot, name=name, door_note=door_note, phone=phone, email=email)


def _bring(order: Order, town: Town, rider) -> None:
    keeper = town.people["keeper"]
    part = order.shop_orders.get()
    accept(part, by=keeper)
    make_ready(part, bags=1, grams_by_line={}, by=keeper)
    claim(order.delivery, rider, by=rider.person)
    stop = order.delivery.stops.exclude(shop_order=None).get()
    collect(stop, bags=1, grams_by_line={}, by=rider.person)
