"""What checkout refuses: each with its code and its field, and the basket as it was."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest

from rione.domain.catalogue.models import Availability
from rione.domain.districts.models import LaunchStage
from rione.domain.notices.models import Notice
from rione.domain.orders.actions.customer import cancel_order
from rione.domain.orders.actions.placing import place_order
from rione.domain.orders.models import Order, ShopOrderStatus
from rione.domain.shops.models import ShopStatus
from rione.kit import clock
from rione.kit.errors import Refused
from rione.kit.money import Money
from tests.factories import (
    fill_basket,
    make_district,
    make_keeper,
    make_offer,
    make_shop,
    make_slot,
    make_street,
    place,
    wishes_for,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return make_district()


@pytest.fixture
def shop(town):
    return make_shop(town)


@pytest.fixture
def bread(shop):
    return make_offer(shop, "Pane", "20.00")


@pytest.fixture
def basket(town, bread):
    return fill_basket(town, (bread, 1))


def refused(basket, wishes):
    with pytest.raises(Refused) as refusal:
        place_order(basket, wishes, by=None)
    assert not Order.objects.exists()
    return refusal.value


def test_an_order_is_written_with_its_place_slot_and_word_for_everybody(town, shop, basket):
    keeper, slot = make_keeper(shop), make_slot(town)

    order = place(basket, slot, door_note="3° piano, campanello Prova")

    assert (order.street, order.house_number, order.city) == ("via Roma", "12", town.name)
    assert order.point is not None
    told = {(notice.cause, notice.email) for notice in Notice.objects.all()}
    assert told == {("order_placed", "ada@example.org"), ("order_for_shop", keeper.email)}


def test_an_empty_basket_is_no_order(town, basket):
    wishes = wishes_for(basket)
    basket.lines.all().delete()

    assert refused(basket, wishes).code == "basket_empty"


@pytest.mark.parametrize("stage", [LaunchStage.REGISTRATION, LaunchStage.PAUSED])
def test_a_district_that_is_not_open_takes_no_orders(town, basket, stage):
    wishes = wishes_for(basket)
    type(town).objects.update(status=stage)
    basket.refresh_from_db()

    assert refused(basket, wishes).code == "district_not_open"


def test_a_price_that_changed_meanwhile_is_shown_before_anything_is_ordered(basket, bread):
    wishes = wishes_for(basket)
    bread.price = Money.of("21.00")
    bread.save()

    assert refused(basket, wishes).code == "basket_changed"


def test_another_total_than_the_page_showed_is_refused(basket):
    wishes = replace(wishes_for(basket), expected_total=Money(1))

    assert refused(basket, wishes).code == "basket_changed"


def test_a_product_that_went_out_is_named_at_its_line(basket, bread):
    wishes = wishes_for(basket)
    bread.availability = Availability.OUT
    bread.save()

    refusal = refused(basket, wishes)

    assert refusal.code == "lines_unavailable"
    assert [trouble.line for trouble in refusal.lines] == [basket.lines.get().pk]


def test_a_shop_that_was_suspended_meanwhile_sells_nothing(basket, shop):
    wishes = wishes_for(basket)
    type(shop).objects.update(status=ShopStatus.SUSPENDED)

    assert refused(basket, wishes).code == "lines_unavailable"


def test_below_the_minimum_nothing_is_brought_but_it_can_be_picked_up(town, shop):
    basket = fill_basket(town, (make_offer(shop, "Pane", "14.99"), 1))

    refusal = refused(basket, wishes_for(basket, make_slot(town)))

    assert (refusal.code, refusal.field) == ("below_minimum", "fulfilment")
    assert place(basket).fulfilment == "picked_up"


def test_a_street_that_isnt_in_the_register_is_asked_again(town, basket):
    wishes = wishes_for(basket, make_slot(town), street="via Inesistente")

    refusal = refused(basket, wishes)

    assert (refusal.code, refusal.field) == ("street_unknown", "street")


def test_a_street_the_riders_dont_reach_is_told_so(town, basket):
    make_street(town, "via Lontana", latitude=45.6, longitude=9.5)
    wishes = wishes_for(basket, make_slot(town), street="via Lontana")

    refusal = refused(basket, wishes)

    assert (refusal.code, refusal.field) == ("outside_zone", "street")


def test_a_house_number_nobody_knows_is_placed_in_its_street(town, basket):
    order = place(basket, make_slot(town), house_number="99 bis")

    assert (order.house_number, order.point) == ("99 bis", town.streets.get().point)


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"cut_off_at": -1}, "slot_closed"),
        ({"capacity": 0}, "slot_full"),
    ],
)
def test_a_slot_that_closed_or_filled_while_typing(town, basket, changes, code):
    slot = make_slot(town)
    wishes = wishes_for(basket, slot)
    if "cut_off_at" in changes:
        slot.cut_off_at = clock.now() - timedelta(minutes=1)
    slot.capacity = changes.get("capacity", slot.capacity)
    slot.save()

    refusal = refused(basket, wishes)

    assert (refusal.code, refusal.field) == (code, "slot")


def test_a_slot_of_another_district_is_no_slot(town, basket):
    elsewhere = make_slot(make_district("sesto"))

    assert refused(basket, wishes_for(basket, elsewhere)).code == "slot_missing"


def test_a_shop_that_cannot_be_ready_in_time_is_named(town, shop, basket):
    shop.preparation_minutes = 60 * 12
    shop.save()

    refusal = refused(basket, wishes_for(basket, make_slot(town)))

    assert refusal.code == "shop_too_late"
    assert shop.name in refusal.message


def test_wine_needs_a_word_about_age(town, shop):
    basket = fill_basket(town, (make_offer(shop, "Barbera", "20.00", minimum_age=18), 1))

    refusal = refused(basket, wishes_for(basket))

    assert (refusal.code, refusal.field) == ("age_not_declared", "is_of_age")
    assert place(basket, is_of_age=True)


def test_the_same_key_from_another_basket_is_another_persons_order(town, bread, basket):
    key = uuid4()
    mine = place(basket, key=key)
    theirs = fill_basket(town, (bread, 1))

    with pytest.raises(Refused) as refusal:
        place(theirs, key=key)

    assert refusal.value.code == "checkout_used"
    assert list(Order.objects.all()) == [mine]


def test_a_customer_may_cancel_until_a_shop_begins(town, shop, basket):
    slot = make_slot(town)
    order = place(basket, slot)

    cancel_order(order, by=None)

    part = order.shop_orders.get()
    slot.refresh_from_db()
    assert (part.status, slot.taken) == (ShopOrderStatus.CANCELLED, 0)
    with pytest.raises(Refused) as refusal:
        cancel_order(order, by=None)
    assert refusal.value.code == "already_accepted"


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("name", "n" * 121),
        ("email", f"{'a' * 250}@example.org"),
        ("phone", "3" * 31),
        ("house_number", "1" * 13),
        ("door_note", "x" * 201),
        ("rider_note", "x" * 201),
    ],
)
def test_nothing_longer_than_the_order_keeps_is_placed(town, basket, field, text):
    refusal = refused(basket, wishes_for(basket, make_slot(town), **{field: text}))

    assert (refusal.code, refusal.field) == ("too_long", field)
