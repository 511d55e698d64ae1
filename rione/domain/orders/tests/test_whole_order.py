"""An order over two shops, from the basket to the door, in the domain alone."""

import pytest

from rione.domain.cooperative.actions import clock_in
from rione.domain.delivery.actions.collecting import collect
from rione.domain.delivery.actions.door import Handing, deliver
from rione.domain.delivery.actions.envelopes import give_envelope, receive_envelope
from rione.domain.delivery.actions.riding import claim, end_duty
from rione.domain.delivery.models import Delivery, DeliveryStatus, StopKind
from rione.domain.delivery.queries import cash_at_the_door, cash_in_hand, envelopes_of
from rione.domain.orders.actions.counter import accept, make_ready, mark_short, weigh
from rione.domain.orders.queries import order_with_everything
from rione.domain.orders.totals import order_total
from rione.kit.money import Money
from tests.factories import (
    fill_basket,
    make_district,
    make_keeper,
    make_offer,
    make_rider,
    make_shop,
    make_slot,
    place,
)


@pytest.fixture
def town(db):
    return make_district(delivery_fee=Money.of("1.90"))


def test_an_order_over_two_shops_is_brought_home_and_every_cent_finds_its_payee(town):
    forno, ortofrutta = make_shop(town, "Forno"), make_shop(town, "Ortofrutta")
    baker, greengrocer = make_keeper(forno), make_keeper(ortofrutta)
    bread = make_offer(forno, "Pane", "6.00", kind="weight")
    cake = make_offer(forno, "Torta", "18.00", vat_rate=1000)
    apples = make_offer(ortofrutta, "Mele", "3.20")
    basket = fill_basket(town, (bread, 500), (cake, 1), (apples, 2))
    order = place(basket, make_slot(town))

    first, second = order.shop_orders.order_by("pk")
    accept(first, by=baker)
    delivery = Delivery.objects.get(order=order)
    assert delivery.status == DeliveryStatus.WAITING
    accept(second, by=greengrocer)
    weigh(first.lines.get(name="Pane"), 550, by=baker)
    mark_short(second.lines.get(), left=1, by=greengrocer)
    make_ready(first, bags=2, grams_by_line={}, by=baker)

    rider = make_rider(town)
    clock_in(rider, by=rider.person)
    claim(delivery, rider, by=rider.person)
    for stop in delivery.stops.filter(kind=StopKind.PICKUP):
        collect(stop, bags=1, grams_by_line={}, by=rider.person)
    door = cash_at_the_door(Delivery.objects.get(pk=delivery.pk))
    assert door.amount == Money.of("3.30") + Money.of("18.00") + Money.of("3.20") + Money.of("1.90")
    deliver(delivery, Handing(pin=order.pin), by=rider.person)

    assert cash_in_hand(rider) == door.amount
    total = order_total(order_with_everything(town).get(pk=order.pk))
    assert (total.amount, total.is_estimate) == (door.amount, False)
    totals = {envelope.shop: envelope.total for envelope in envelopes_of(rider)}
    assert totals == {
        forno: Money.of("21.30"),
        ortofrutta: Money.of("3.20"),
        None: Money.of("1.90"),
    }
    for envelope in envelopes_of(rider).exclude(shop=None):
        give_envelope(envelope, by=rider.person)
        receive_envelope(envelope, by=baker if envelope.shop == forno else greengrocer)
    assert cash_in_hand(rider) == Money.of("1.90")
    assert end_duty(rider, by=rider.person).ended_at is not None
