from datetime import timedelta

import pytest

from rione.domain.catalogue.models import Availability
from rione.domain.orders.actions.basket import (
    bring_along,
    open_basket,
    put_into_basket,
    set_quantity,
    take_out,
)
from rione.domain.orders.models import Basket
from rione.domain.orders.queries import basket_found, basket_size, basket_view
from rione.domain.orders.tasks import forget_baskets
from rione.domain.shops.models import ShopStatus
from rione.kit import clock
from rione.kit.errors import Refused
from rione.kit.money import Money
from tests.factories import fill_basket, make_district, make_offer, make_person, make_shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop(make_district())


@pytest.fixture
def basket(shop):
    return open_basket(shop.district, person=None, key="")


def code_of(deed):
    with pytest.raises(Refused) as refusal:
        deed()
    assert refusal.value.field in {"quantity", ""}
    return refusal.value.code


@pytest.mark.parametrize(
    ("columns", "quantity", "code"),
    [
        ({}, 0, "quantity_too_small"),
        ({}, -1, "quantity_too_small"),
        ({}, 10**9, "quantity_too_large"),
        ({"kind": "weight"}, 49, "quantity_too_small"),
        ({"kind": "weight"}, 20_050, "quantity_too_large"),
        ({"kind": "weight"}, 125, "quantity_step"),
        ({"availability": "counted", "stock": 2}, 3, "not_enough"),
        ({"availability": "counted", "stock": 0}, 1, "not_enough"),
        ({"availability": "counted", "stock": 300, "kind": "weight"}, 350, "not_enough"),
        ({"availability": "out"}, 1, "not_enough"),
    ],
)
def test_a_quantity_that_cannot_be_asked_is_told_so(shop, basket, columns, quantity, code):
    offer = make_offer(shop, **columns)

    assert code_of(lambda: put_into_basket(basket, offer, quantity)) == code
    assert not basket.lines.exists()


def test_the_same_thing_twice_is_one_line_and_counts_together(shop, basket):
    offer = make_offer(shop, availability=Availability.COUNTED, stock=3)
    put_into_basket(basket, offer, 2)

    assert code_of(lambda: put_into_basket(basket, offer, 2)) == "not_enough"
    put_into_basket(basket, offer, 1)

    line = basket.lines.get()
    assert line.quantity == 3
    set_quantity(line, 1)
    assert code_of(lambda: set_quantity(line, 0)) == "quantity_too_small"
    take_out(line)
    assert not basket.lines.exists()


def test_nothing_of_a_shop_that_isnt_verified_or_of_another_town_goes_in(shop, basket):
    hidden = make_offer(make_shop(shop.district, "Nascosto", status=ShopStatus.SUBMITTED))
    elsewhere = make_offer(make_shop(make_district("sesto"), "Altrove"))

    assert code_of(lambda: put_into_basket(basket, hidden, 1)) == "not_on_sale"
    assert code_of(lambda: put_into_basket(basket, elsewhere, 1)) == "not_on_sale"


def test_a_basket_is_seen_by_shop_with_estimate_and_what_misses_to_the_minimum(shop):
    cheese = make_offer(shop, "Taleggio", "16.00", kind="weight")
    milk = make_offer(make_shop(shop.district, "Latteria"), "Latte", "1.80")
    basket = fill_basket(shop.district, (cheese, 500), (milk, 2))

    view = basket_view(basket)

    assert [part.subtotal for part in view.parts] == [Money.of("8.00"), Money.of("3.60")]
    assert (view.total, view.at_most) == (Money.of("11.60"), Money.of("12.80"))
    assert view.is_estimate
    assert view.missing_to_minimum == Money.of("3.40")


def test_a_basket_is_read_in_as_many_queries_however_much_is_in_it(
    shop, django_assert_max_num_queries
):
    wanted = [
        (make_offer(make_shop(shop.district, f"Negozio {n}"), f"Cosa {n}"), 1) for n in range(12)
    ]
    basket = fill_basket(shop.district, *wanted)

    with django_assert_max_num_queries(5):
        assert len(basket_view(Basket.objects.select_related("district").get()).lines) == 12
    assert basket.lines.count() == 12


def test_whoever_signs_in_brings_the_basket_along(shop):
    offer = make_offer(shop)
    person = make_person()
    fill_basket(shop.district, (offer, 60), person=person)
    guest = fill_basket(shop.district, (offer, 50), (make_offer(shop, "Latte"), 1))

    own = bring_along(guest, person=person)

    assert {line.offer.product.name: line.quantity for line in own.lines.all()} == {
        "Pane": 99,
        "Latte": 1,
    }
    assert basket_found(shop.district, person=None, key=guest.key) is None
    assert basket_size(shop.district, person=person, key="") == 2


def test_a_strangers_key_opens_no_basket(shop):
    person = make_person()
    own = fill_basket(shop.district, (make_offer(shop), 1), person=person)

    assert basket_found(shop.district, person=None, key=own.key) is None
    assert basket_found(shop.district, person=None, key="") is None
    assert basket_size(shop.district, person=None, key="") == 0
    assert basket_found(make_district("sesto"), person=person, key="") is None


def test_a_line_ordered_or_taken_out_in_another_window_does_not_come_back(shop, basket):
    put_into_basket(basket, make_offer(shop), 1)
    line = basket.lines.get()
    take_out(line)

    assert code_of(lambda: set_quantity(line, 3)) == "basket_changed"
    assert basket.lines.count() == 0


def test_signing_in_twice_at_once_brings_the_basket_along_once(shop, basket):
    offer, person = make_offer(shop), make_person()
    put_into_basket(basket, offer, 2)
    again = Basket.objects.get(pk=basket.pk)

    bring_along(basket, person=person)
    own = bring_along(again, person=person)

    assert own.lines.get().quantity == 2
    assert code_of(lambda: put_into_basket(again, offer, 1)) == "basket_changed"


def test_the_basket_of_a_browser_that_never_came_back_is_forgotten(shop, basket):
    offer, person = make_offer(shop), make_person()
    put_into_basket(basket, offer, 1)
    fill_basket(shop.district, (offer, 1), person=person)
    with clock.standing_at(clock.now() + timedelta(days=59)):
        later = fill_basket(shop.district, (offer, 2))

    with clock.standing_at(basket.touched_at + timedelta(days=61)):
        forget_baskets(0)

    assert set(Basket.objects.values_list("person", "key")) == {
        (person.pk, person.baskets.get().key),
        (None, later.key),
    }
