"""A delivery appears with its order, waits for the shops, shrinks and goes (invariant 8)."""

import pytest

from rione.domain.delivery.actions.collecting import collect, miss
from rione.domain.delivery.actions.door import Handing, deliver
from rione.domain.delivery.actions.following import follow
from rione.domain.delivery.actions.riding import claim
from rione.domain.delivery.models import Delivery, DeliveryStatus, Run, StopKind
from rione.domain.delivery.queries import cash_at_the_door, cash_in_hand
from rione.domain.orders.actions.counter import refuse
from rione.domain.orders.actions.customer import cancel_order
from rione.kit.actors import WORKER
from rione.kit.errors import Refused
from rione.kit.money import Money
from tests.factories import fill_basket, make_offer, make_shop, place
from tests.riding import accepted, claimed, keeper_of, offered, on_duty, pickups, placed


def delivery_of(order):
    return Delivery.objects.get(order=order)


def test_what_the_customer_fetches_has_no_delivery(town):
    place(fill_basket(town, (make_offer(make_shop(town), price="20.00"), 1)))

    assert not Delivery.objects.exists()


def test_it_waits_until_every_shop_has_answered(town):
    order = placed(town, "Forno", "Vini")
    first, second = order.shop_orders.order_by("pk")
    assert delivery_of(order).status == DeliveryStatus.WAITING

    accepted(first)
    assert delivery_of(order).status == DeliveryStatus.WAITING
    accepted(second)
    delivery = delivery_of(order)
    assert delivery.status == DeliveryStatus.OFFERED
    assert delivery.offered_at is not None
    kinds = [stop.kind for stop in delivery.stops.all()]
    assert kinds == [StopKind.PICKUP, StopKind.PICKUP, StopKind.DROP]


def test_a_shop_that_refuses_shrinks_it_and_blocks_nobody(town, rider):
    order = placed(town, "Forno", "Vini")
    first, second = order.shop_orders.order_by("pk")
    accepted(first)
    refuse(second, reason="Finito", by=keeper_of(second.shop))

    delivery = claim(delivery_of(order), on_duty(rider), by=rider.person)
    open_stop, skipped = pickups(delivery)
    assert (open_stop.status, skipped.status) == ("todo", "skipped")
    collect(open_stop, bags=1, grams_by_line={}, by=rider.person)
    deliver(delivery, Handing(pin=order.pin), by=rider.person)
    assert delivery_of(order).status == DeliveryStatus.DELIVERED
    assert cash_in_hand(rider) == Money.of("20.00")


def test_when_every_shop_refuses_nothing_is_brought(town):
    order = placed(town, "Forno", "Vini")
    for part in order.shop_orders.all():
        refuse(part, reason="Finito", by=keeper_of(part.shop))

    delivery = delivery_of(order)
    assert delivery.status == DeliveryStatus.CANCELLED
    assert {stop.status for stop in delivery.stops.all()} == {"skipped"}


def test_a_cancelled_order_cannot_be_taken_in_charge(town, rider):
    order = placed(town, "Forno")
    cancel_order(order, by=None)

    with pytest.raises(Refused) as refusal:
        claim(delivery_of(order), on_duty(rider), by=rider.person)
    assert refusal.value.code == "called_off"


def test_a_waiting_one_cannot_be_taken_in_charge(town, rider):
    order = placed(town, "Forno")

    with pytest.raises(Refused):
        claim(delivery_of(order), on_duty(rider), by=rider.person)


def test_a_shop_with_nothing_to_hand_out_is_off_and_the_rest_is_brought(rider):
    delivery = claimed(rider, "Forno", "Vini")
    first, second = pickups(delivery)
    collect(first, bags=1, grams_by_line={}, by=rider.person)

    miss(second, reason="Chiuso", by=rider.person)

    delivery = delivery_of(delivery.order)
    second.shop_order.refresh_from_db()
    assert (second.shop_order.status, second.shop_order.reason) == ("cancelled", "Chiuso")
    assert cash_at_the_door(delivery).amount == Money.of("20.00")
    deliver(delivery, Handing(pin=delivery.order.pin), by=rider.person)
    assert Run.objects.get().status == "finished"


def test_with_nothing_at_the_only_shop_it_is_called_off_and_the_rider_is_free(rider):
    delivery = claimed(rider, "Forno")

    miss(pickups(delivery)[0], reason="Chiuso", by=rider.person)

    assert delivery_of(delivery.order).status == DeliveryStatus.CANCELLED
    assert Run.objects.get().status == "finished"
    assert cash_at_the_door(delivery_of(delivery.order)).amount == Money(0)


def test_nothing_is_missed_without_a_reason(rider):
    delivery = claimed(rider, "Forno")

    with pytest.raises(Refused) as refusal:
        miss(pickups(delivery)[0], reason=" ", by=rider.person)
    assert refusal.value.field == "reason"


def test_the_customers_door_is_no_shop(rider):
    delivery = claimed(rider, "Forno")
    drop = delivery.stops.get(kind=StopKind.DROP)

    for act in (
        lambda: collect(drop, bags=1, grams_by_line={}, by=rider.person),
        lambda: miss(drop, reason="Chiuso", by=rider.person),
    ):
        with pytest.raises(Refused) as refusal:
            act()
        assert refusal.value.code == "not_a_pickup"


def test_news_that_comes_twice_changes_nothing(town):
    delivery = offered(town, "Forno")
    before = list(delivery.stops.values_list("pk", "status"))

    follow(delivery.order, WORKER)

    assert list(delivery.stops.values_list("pk", "status")) == before
    assert Delivery.objects.count() == 1
