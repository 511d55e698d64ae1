"""A customer of the demonstration fills a basket and orders, as the checkout page would."""

import random
from uuid import UUID

from rione.demo.rows import OrderRow
from rione.domain.accounts.models import Person
from rione.domain.accounts.queries import person_with_email
from rione.domain.catalogue.models import Offer
from rione.domain.districts.models import District
from rione.domain.orders.actions.basket import open_basket, put_into_basket
from rione.domain.orders.actions.placing import place_order
from rione.domain.orders.checkout import Wishes
from rione.domain.orders.models import Basket, Fulfilment, Order
from rione.domain.orders.queries.basket import basket_view
from rione.domain.slots.queries import slot_choices

GUEST = "ospite@prova.example"
TELEPHONE = "02 5550 900"


def place(district: District, row: OrderRow) -> Order | None:
    """The order of this row for the first window its shops can keep; None if there is none."""
    person = person_with_email(f"{row.who}@{district.slug}.example") if row.who else None
    basket = _filled(district, row, person)
    view = basket_view(basket)
    brought = row.until != "picked_up"
    free = [choice for choice in slot_choices(district, view.shops) if choice.is_possible]
    if brought and not free:
        basket.lines.all().delete()
        return None
    wishes = Wishes(
        key=_key(district, row),
        fingerprint=view.fingerprint,
        expected_total=view.total + district.delivery_fee if brought else view.total,
        name=row.name,
        email=person.email if person else GUEST,
        phone=(person.phone if person else "") or TELEPHONE,
        language="it",
        fulfilment=Fulfilment.BROUGHT if brought else Fulfilment.PICKED_UP,
        street=row.street,
        house_number=row.number,
        rider_note=row.note,
        slot_id=free[0].slot.pk if brought else None,
        is_of_age=True,
    )
    return place_order(basket, wishes, by=person)


def _filled(district: District, row: OrderRow, person: Person | None) -> Basket:
    basket = open_basket(district, person=person, key="")
    for line in row.lines:
        offer = Offer.objects.select_related("product__shop").get(
            product__shop__district=district,
            product__shop__slug=line.shop,
            product__name=line.product,
        )
        put_into_basket(basket, offer, line.quantity)
    return basket


def _key(district: District, row: OrderRow) -> UUID:
    """The same key for the same row, so an order of the files is never placed twice."""
    chance = random.Random(f"{district.slug} {row.day} {row.name} {row.until}")  # noqa: S311
    return UUID(int=chance.getrandbits(128), version=4)
