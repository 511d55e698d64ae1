"""Invariants 1, 2 and 9 against real rivals with real connections."""

import pytest

from rione.domain.catalogue.models import Availability, Offer
from rione.domain.orders.actions.counter import accept, refuse
from rione.domain.orders.actions.customer import cancel_order
from rione.domain.orders.actions.placing import place_order
from rione.domain.orders.models import BasketLine, Order, ShopOrderStatus
from rione.kit.errors import Refused
from tests.factories import (
    fill_basket,
    make_district,
    make_keeper,
    make_offer,
    make_shop,
    make_slot,
    place,
    wishes_for,
)
from tests.support.rivals import at_once, refusals

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def town():
    return make_district()


@pytest.fixture
def shop(town):
    return make_shop(town)


def placing(basket, **changes):
    wishes = wishes_for(basket, **changes)
    return lambda: place_order(basket, wishes, by=None)


def test_of_twenty_buyers_of_five_pieces_five_win_and_fifteen_are_told_the_line(town, shop):
    cake = make_offer(shop, "Colomba", availability=Availability.COUNTED, stock=5)
    bread = make_offer(shop, "Pane")
    baskets = [fill_basket(town, (cake, 1), (bread, 1)) for _ in range(20)]

    results = at_once(*[placing(basket) for basket in baskets])

    refused = refusals(results)
    assert (len(results) - len(refused), len(refused)) == (5, 15)
    assert Order.objects.count() == 5
    assert Offer.objects.get(pk=cake.pk).stock == 0
    for basket, result in zip(baskets, results, strict=True):
        if isinstance(result, Refused):
            assert result.code == "lines_unavailable"
            assert [trouble.line for trouble in result.lines] == [basket.lines.get(offer=cake).pk]
            assert "Colomba" in result.message
            assert basket.lines.count() == 2
        else:
            assert basket.lines.count() == 0


def test_the_same_checkout_sent_ten_times_makes_one_order(town, shop):
    basket = fill_basket(town, (make_offer(shop, stock=9, availability="counted"), 2))
    wishes = wishes_for(basket)

    results = at_once(*[lambda: place_order(basket, wishes, by=None)] * 10)

    assert {result.pk for result in results} == {Order.objects.get().pk}
    assert Offer.objects.get().stock == 7


def test_two_checkouts_of_one_basket_make_one_order(town, shop):
    basket = fill_basket(town, (make_offer(shop), 1))

    results = at_once(placing(basket), placing(basket))

    assert [refusal.code for refusal in refusals(results)] == ["basket_empty"]
    assert Order.objects.count() == 1


def test_the_last_place_of_a_slot_is_taken_once_and_comes_back_when_cancelled(town, shop):
    slot = make_slot(town, capacity=3)
    offer = make_offer(shop, price="20.00")
    baskets = [fill_basket(town, (offer, 1)) for _ in range(8)]
    deeds = [placing(basket, slot=slot) for basket in baskets]

    results = at_once(*deeds)

    slot.refresh_from_db()
    assert {refusal.code for refusal in refusals(results)} == {"slot_full"}
    assert (slot.taken, Order.objects.count()) == (3, 3)

    cancel_order(Order.objects.first(), by=None)
    slot.refresh_from_db()
    assert slot.taken == 2


def test_baskets_over_the_same_offers_in_other_orders_never_block_each_other(town):
    offers = [
        make_offer(make_shop(town, f"Negozio {n}"), stock=100, availability="counted")
        for n in range(3)
    ]
    forwards = [(offer, 1) for offer in offers]
    baskets = [fill_basket(town, *(forwards if n % 2 else forwards[::-1])) for n in range(12)]

    results = at_once(*[placing(basket) for basket in baskets])

    assert refusals(results) == []
    assert {offer.stock for offer in Offer.objects.all()} == {88}


def test_a_shop_answers_once_and_a_late_cancellation_is_told_so(town, shop):
    keeper = make_keeper(shop)
    for _ in range(6):
        part = place(fill_basket(town, (make_offer(shop), 1))).shop_orders.get()
        results = at_once(
            lambda part=part: accept(part, by=keeper),
            lambda part=part: refuse(part, reason="Finito", by=keeper),
            lambda part=part: cancel_order(part.order, by=None),
        )
        part.refresh_from_db()
        assert len(refusals(results)) == 2
        assert part.status in {
            ShopOrderStatus.ACCEPTED,
            ShopOrderStatus.REFUSED,
            ShopOrderStatus.CANCELLED,
        }


def test_a_refusal_gives_the_stock_back_once(town, shop):
    offer = make_offer(shop, stock=4, availability="counted")
    keeper = make_keeper(shop)
    part = place(fill_basket(town, (offer, 3))).shop_orders.get()

    results = at_once(*[lambda: refuse(part, reason="Finito", by=keeper)] * 4)

    assert len(refusals(results)) == 3
    assert Offer.objects.get().stock == 4
    assert not BasketLine.objects.exists()


def test_orders_over_the_same_offers_are_called_off_while_others_are_placed(town):
    offers = [
        make_offer(make_shop(town, f"Negozio {n}"), stock=100, availability="counted")
        for n in range(3)
    ]
    forwards = [(offer, 1) for offer in offers]
    for _ in range(2):
        orders = [
            place(fill_basket(town, *(forwards if n % 2 else forwards[::-1]))) for n in range(5)
        ]
        baskets = [fill_basket(town, *forwards) for _ in range(5)]

        results = at_once(
            *[lambda order=order: cancel_order(order, by=None) for order in orders],
            *[placing(basket) for basket in baskets],
        )

        assert refusals(results) == []
    assert {offer.stock for offer in Offer.objects.all()} == {100 - 2 * 5}
