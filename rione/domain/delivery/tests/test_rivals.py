"""Invariants 7 and 11 against real rivals with real connections."""

from threading import Event
from time import sleep

import pytest
from django.db import transaction

from rione.domain.cooperative.actions import clock_in
from rione.domain.delivery.actions.collecting import collect, miss
from rione.domain.delivery.actions.door import Handing, deliver
from rione.domain.delivery.actions.envelopes import give_envelope, receive_envelope
from rione.domain.delivery.actions.riding import claim, end_duty, give_back
from rione.domain.delivery.models import (
    CashMovement,
    Delivery,
    DeliveryStatus,
    Run,
    RunStatus,
    Stop,
)
from rione.domain.delivery.queries import cash_in_hand, envelopes_of
from rione.domain.journal.queries import entries_about
from rione.domain.orders.actions.counter import accept, refuse
from rione.domain.orders.actions.customer import cancel_order
from rione.kit.money import Money
from tests.factories import make_district, make_rider
from tests.riding import claimed, collected, keeper_of, offered, on_duty, pickups, placed, wrong_pin
from tests.support.rivals import at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town():
    return make_district()


def claiming(delivery, rider):
    return lambda: claim(delivery, rider, by=rider.person)


def test_of_ten_riders_one_takes_the_delivery_and_nine_are_told(town):
    delivery = offered(town)
    riders = [on_duty(make_rider(town, f"rider {number}")) for number in range(10)]

    results = at_once(*[claiming(delivery, rider) for rider in riders])

    assert [refusal.code for refusal in refusals(results)] == ["already_claimed"] * 9
    delivery = Delivery.objects.get(pk=delivery.pk)
    (run,) = Run.objects.all()
    assert (delivery.status, delivery.rider) == (DeliveryStatus.PLANNED, run.rider)
    assert {stop.run for stop in delivery.stops.all()} == {run}
    assert entries_about([delivery]).filter(now="planned").count() == 1


def test_the_winner_may_tap_as_often_as_they_like(town):
    delivery, rider = offered(town), on_duty(make_rider(town))

    results = at_once(*[claiming(delivery, rider)] * 6)

    assert refusals(results) == []
    assert entries_about([delivery]).filter(now="planned").count() == 1


def test_one_rider_taking_several_at_once_rides_one_tour(town):
    rider = on_duty(make_rider(town))
    deliveries = [offered(town) for _ in range(4)]

    results = at_once(*[claiming(delivery, rider) for delivery in deliveries])

    assert refusals(results) == []
    assert {stop.run for stop in Stop.objects.all()} == {Run.objects.get()}


def test_taking_a_delivery_and_ending_the_shift_never_both_happen(town):
    for number in range(6):
        rider = on_duty(make_rider(town, f"rider {number}"))
        delivery = offered(town)

        results = at_once(
            claiming(delivery, rider), lambda rider=rider: end_duty(rider, by=rider.person)
        )

        assert len(refusals(results)) == 1
        delivery.refresh_from_db()
        on_the_road = rider.time_entries.filter(ended_at=None).exists()
        assert (delivery.rider_id == rider.pk) == on_the_road


def test_clocking_in_at_once_from_two_phones_starts_one_shift(town):
    rider = make_rider(town)

    results = at_once(*[lambda: clock_in(rider, by=rider.person)] * 5)

    assert {entry.pk for entry in results} == {rider.time_entries.get().pk}


def test_the_last_shop_answers_while_the_customer_cancels(town):
    """Whoever comes first decides; the delivery is offered or called off, never in between."""
    for _ in range(5):
        order = placed(town, "Forno")
        part = order.shop_orders.get()
        keeper = keeper_of(part.shop)

        results = at_once(
            lambda part=part, keeper=keeper: accept(part, by=keeper),
            lambda part=part, keeper=keeper: refuse(part, reason="Finito", by=keeper),
            lambda order=order: cancel_order(order, by=None),
        )

        assert len(refusals(results)) == 2
        part.refresh_from_db()
        delivery = Delivery.objects.get(order=order)
        expected = DeliveryStatus.CANCELLED if part.is_undone else DeliveryStatus.OFFERED
        assert delivery.status == expected


def test_claiming_while_the_last_shop_refuses_or_the_customer_cancels(town):
    """A delivery is never in charge with nothing to bring, and its sum shrinks with a refusal."""
    for number in range(6):
        rider = on_duty(make_rider(town, f"rider {number}"))
        order = placed(town, "Forno", "Vini")
        first, second = order.shop_orders.order_by("pk")
        accept(first, by=keeper_of(first.shop))
        delivery, keeper = Delivery.objects.get(order=order), keeper_of(second.shop)

        results = at_once(
            claiming(delivery, rider),
            lambda part=second, keeper=keeper: refuse(part, reason="Finito", by=keeper),
            lambda order=order: cancel_order(order, by=None),
        )

        assert {refusal.code for refusal in refusals(results)} <= {"called_off", "already_accepted"}
        delivery.refresh_from_db()
        assert delivery.status in {DeliveryStatus.OFFERED, DeliveryStatus.PLANNED}
        assert [stop.status for stop in pickups(delivery)] == ["todo", "skipped"]


def test_giving_back_and_collecting_at_once_leave_goods_with_their_rider(town):
    for number in range(5):
        rider = make_rider(town, f"rider {number}")
        delivery = claimed(rider, "Forno")
        stop = pickups(delivery)[0]

        results = at_once(
            lambda delivery=delivery, rider=rider: give_back(delivery, by=rider.person),
            lambda stop=stop, rider=rider: collect(stop, bags=1, grams_by_line={}, by=rider.person),
        )

        assert len(refusals(results)) == 1
        delivery.refresh_from_db()
        stop.refresh_from_db()
        assert (stop.status == "done") == (delivery.rider_id is not None)


def test_delivering_from_two_phones_takes_the_cash_once(town):
    rider = make_rider(town)
    delivery = collected(rider, "Forno", "Vini")

    handing = Handing(pin=delivery.order.pin)
    results = at_once(*[lambda: deliver(delivery, handing, by=rider.person)] * 5)

    assert refusals(results) == []
    assert cash_in_hand(rider) == Money.of("40.00")
    assert CashMovement.objects.count() == 2


def test_wrong_pins_from_many_phones_are_all_counted(town):
    rider = make_rider(town)
    delivery = collected(rider, "Forno")
    handing = Handing(pin=wrong_pin(delivery))

    results = at_once(*[lambda: deliver(delivery, handing, by=rider.person)] * 5)

    assert (
        sorted(refusal.code for refusal in refusals(results)) == ["pin_locked"] + ["pin_wrong"] * 4
    )
    assert Delivery.objects.get().wrong_pins == 5


def test_an_envelope_confirmed_from_two_counters_counts_once(town):
    rider = make_rider(town)
    delivery = collected(rider, "Forno")
    deliver(delivery, Handing(pin=delivery.order.pin), by=rider.person)
    envelope = give_envelope(envelopes_of(rider).get(), by=rider.person)
    keeper = keeper_of(envelope.shop)

    results = at_once(*[lambda: receive_envelope(envelope, by=keeper)] * 4)

    assert refusals(results) == []
    assert cash_in_hand(rider) == Money(0)


def test_cash_taken_while_the_envelope_is_handed_over_goes_into_a_new_one(town):
    rider = make_rider(town)
    first = collected(rider, "Forno")
    deliver(first, Handing(pin=first.order.pin), by=rider.person)
    envelope, second = envelopes_of(rider).get(), collected(rider, "Forno")
    on_the_counter = Event()

    def give():
        with transaction.atomic():
            give_envelope(envelope, by=rider.person)
            on_the_counter.set()
            sleep(0.5)

    def take():
        on_the_counter.wait(10)
        return deliver(second, Handing(pin=second.order.pin), by=rider.person)

    assert refusals(at_once(give, take)) == []
    given, fresh = envelopes_of(rider)
    assert (given.given_at is None, fresh.given_at is None) == (False, True)
    assert given.total == fresh.total == Money.of("20.00")
    assert cash_in_hand(rider) == Money.of("40.00")


def test_two_doors_of_one_rider_at_once_fill_the_same_envelopes(town):
    for number in range(3):
        rider = make_rider(town, f"rider {number}")
        there = collected(rider, "Forno", "Vini")
        back = collected(rider, "Vini", "Forno")

        results = at_once(
            *[
                lambda one=one, rider=rider: deliver(
                    one, Handing(pin=one.order.pin), by=rider.person
                )
                for one in (there, back)
            ]
        )

        assert refusals(results) == []
        assert cash_in_hand(rider) == Money(8000)
        assert [envelope.total for envelope in envelopes_of(rider)] == [Money(4000)] * 2


def test_what_is_taken_while_the_last_stop_closes_is_on_a_tour_that_goes_on(town):
    for number in range(8):
        rider = make_rider(town, f"rider {number}")
        (last,) = pickups(claimed(rider, "Forno"))
        taken = offered(town, "Forno")

        results = at_once(
            lambda last=last, rider=rider: miss(last, reason="Chiuso", by=rider.person),
            claiming(taken, rider),
        )

        assert refusals(results) == []
        assert {stop.run.status for stop in taken.stops.all()} == {RunStatus.PLANNED}
