from datetime import timedelta

import pytest

from rione.domain.delivery.actions.door import Handing, deliver, fail
from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.journal.queries import entries_about
from tests.factories import (
    make_coordinator,
    make_district,
    make_officer,
    make_rider,
    make_slot,
)
from tests.riding import claimed, collected, offered, on_duty, placed, promised_until
from tests.riding import main_of as text

BOARD = "/pioltello/office/"


def give_back(delivery):
    return f"{BOARD}deliveries/{delivery.pk}/give-back/"


def test_an_empty_town_says_what_will_come(desk):
    page = text(desk.get(BOARD))

    assert "Nessuna consegna in corso" in page
    assert "Nessun rider sotto contratto" in page


def test_every_state_is_on_the_board_with_its_rider_and_shops(desk, rider, town):
    sara = make_rider(town, "sara")
    waiting, free = placed(town, "Forno"), offered(town, "Ortofrutta")
    mine, on_its_way = claimed(rider, "Vini"), collected(sara, "Pescheria")
    failed = collected(make_rider(town, "nora"), "Fiori")
    fail(failed, reason="Luci spente", by=failed.rider.person)

    page = text(desk.get(BOARD))

    for order in (waiting, free.order, mine.order, on_its_way.order, failed.order):
        assert order.code in page
    for words in ("Luca", "Sara", "Vini", "Luci spente", "In viaggio", "Non consegnato"):
        assert words in page
    assert "dalle" in page


def test_what_was_delivered_today_is_folded_below(desk, rider):
    delivery = collected(rider, "Forno")
    deliver(delivery, Handing(pin=delivery.order.pin), by=rider.person)

    page = text(desk.get(BOARD))

    assert "1 consegnata oggi" in page
    assert delivery.order.code in page.partition('id="done"')[2]


@pytest.mark.parametrize(("minutes", "said"), [(19, "a rischio"), (-1, "in ritardo"), (60, "")])
def test_what_may_come_late_is_marked(desk, town, minutes, said):
    promised_until(offered(town, "Forno"), minutes=minutes)

    page = text(desk.get(BOARD))

    assert ("a rischio" in page, "in ritardo" in page) == (
        said == "a rischio",
        said == "in ritardo",
    )


def test_the_late_ones_come_first(desk, town):
    punctual = offered(town, "Forno")
    late = offered(town, "Forno", slot=make_slot(town, starts_in_hours=9))
    promised_until(late, minutes=-5)
    slot = punctual.order.slot
    slot.starts_at, slot.ends_at = late.order.slot.starts_at - timedelta(hours=1), slot.ends_at
    slot.save()

    page = text(desk.get(BOARD))

    assert page.index(late.order.code) < page.index(punctual.order.code)


def test_the_coordinator_gives_back_for_a_rider_and_the_reason_is_kept(desk, coordinator, rider):
    delivery = claimed(rider, "Forno")

    answer = desk.post(give_back(delivery), {"reason": "Gomma a terra"}, follow=True)

    assert delivery.order.code in text(answer)
    delivery = Delivery.objects.get(pk=delivery.pk)
    assert (delivery.status, delivery.rider) == (DeliveryStatus.OFFERED, None)
    entry = entries_about([delivery]).last()
    assert (entry.role, entry.person, entry.reason) == (
        "coordinator",
        coordinator,
        "Gomma a terra",
    )


@pytest.mark.parametrize("typed", ["", "   ", "x" * 201])
def test_without_a_usable_reason_nothing_is_given_back(desk, rider, typed):
    delivery = claimed(rider, "Forno")

    answer = desk.post(give_back(delivery), {"reason": typed})

    assert answer.status_code == 422
    assert 'aria-invalid="true"' in text(answer)
    assert Delivery.objects.get().status == DeliveryStatus.PLANNED


def test_goods_on_the_bike_are_not_given_back(desk, rider):
    delivery = collected(rider, "Forno")
    assert "Restituisci" not in text(desk.get(BOARD))

    answer = desk.post(give_back(delivery), {"reason": "Gomma a terra"})

    assert answer.status_code == 409
    assert "già" in text(answer)
    assert Delivery.objects.get().rider == rider


def test_what_nobody_has_is_not_given_back(desk, town):
    answer = desk.post(give_back(offered(town, "Forno")), {"reason": "Gomma a terra"})

    assert answer.status_code == 409


def test_a_delivery_of_another_town_is_not_there(desk):
    elsewhere = claimed(make_rider(make_district("sesto"), "nora"), "Spiga")

    assert desk.post(give_back(elsewhere), {"reason": "x"}).status_code == 404
    assert elsewhere.order.code not in text(desk.get(BOARD))


@pytest.mark.parametrize("path", ["", "cash/"])
def test_only_this_towns_coordinators_enter(client, town, rider, path):
    assert "login" in client.get(BOARD + path).url
    people = [make_officer(town), rider.person, make_coordinator(make_district("sesto"))]
    for person in people:
        client.force_login(person)
        assert client.get(BOARD + path).status_code == 404


def test_a_rider_cannot_give_back_through_the_office(client, rider):
    delivery = claimed(rider, "Forno")
    client.force_login(rider.person)

    assert client.post(give_back(delivery), {"reason": "x"}).status_code == 404
    assert Delivery.objects.get().status == DeliveryStatus.PLANNED


def test_a_full_board_costs_no_more_queries_than_an_empty_one(
    desk, town, django_assert_max_num_queries
):
    for number in range(4):
        claimed(make_rider(town, f"rider {number}"), "Forno", "Vini")
        offered(town, "Forno", "Fiori")
        done = collected(make_rider(town, f"sara {number}"), "Forno")
        deliver(done, Handing(pin=done.order.pin), by=done.rider.person)
    on_duty(make_rider(town, "nora"))

    with django_assert_max_num_queries(24):
        page = text(desk.get(BOARD))
    assert page.count("Restituisci") == 4
