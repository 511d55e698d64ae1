import pytest

from rione.domain.catalogue.models import Offer
from rione.domain.catalogue.queries import (
    categories_in_use,
    offers_on_sale,
    product_on_sale,
    search_offers,
    search_shops,
    shelves_of,
)
from rione.domain.shops.models import ShopStatus
from rione.kit.money import Money
from tests.factories import make_district, make_offer, make_shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    town = make_district()
    shop = make_shop(town, "Panificio dell'Angelo")
    for name in (
        "Pane di segale",
        "Panna fresca",
        "Pomodori datterini",
        "Caffè macinato",
        "Focaccia",
    ):
        make_offer(shop, name)
    make_offer(make_shop(town, "In attesa", status=ShopStatus.SUBMITTED), "Pane nascosto")
    make_offer(make_shop(make_district("sesto"), "Altrove"), "Pane altrove")
    return town


def names(offers):
    return [offer.product.name for offer in offers]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("pomodoro", ["Pomodori datterini"]),
        ("POMODORI", ["Pomodori datterini"]),
        ("caffe", ["Caffè macinato"]),
        ("caffè", ["Caffè macinato"]),
        ("focac", ["Focaccia"]),
        ("segale", ["Pane di segale"]),
        ("pann", ["Panna fresca"]),
        ("la panna", ["Panna fresca"]),
        ("pane segal", ["Pane di segale"]),
        ("nascosto", []),
        ("altrove", []),
        ("xyzzy", []),
        ("", []),
        ("  !! & | :* ", []),
    ],
)
def test_plurals_accents_capitals_and_unfinished_words_are_forgiven(town, typed, found):
    assert names(search_offers(town, typed)) == found


def test_a_whole_word_comes_before_one_that_only_begins_alike(town):
    shop = make_shop(town, "Bottega")
    for name in ("Ginnastica in casa, con ginocchiere", "Gin del borgo"):
        make_offer(shop, name)

    assert names(search_offers(town, "gin"))[0] == "Gin del borgo"


def test_the_name_counts_more_than_the_shop(town):
    assert names(search_offers(town, "pane"))[0] == "Pane di segale"


def test_shops_are_found_by_name_and_trade(town):
    assert [shop.name for shop in search_shops(town, "panificio angelo")] == [
        "Panificio dell'Angelo"
    ]
    assert list(search_shops(town, "attesa")) == []
    assert list(search_shops(town, "")) == []


def test_only_what_is_on_sale_is_seen(town):
    assert len(names(offers_on_sale(town))) == 5
    assert [category.size for category in categories_in_use(town)] == [5]
    hidden = Offer.objects.get(product__name="Pane nascosto").product
    assert product_on_sale(town, hidden.pk) is None
    shown = Offer.objects.get(product__name="Focaccia").product
    assert product_on_sale(town, shown.pk) == shown
    assert len(names(shelves_of(shown.shop))) == 5


@pytest.mark.parametrize(
    ("columns", "price", "unit"),
    [
        ({"content_amount": 500, "content_unit": "g"}, "5.00", "kg"),
        ({"content_amount": 750, "content_unit": "ml"}, "3.33", "l"),
        ({"kind": "weight"}, "2.50", "kg"),
        ({"content_amount": 6, "content_unit": "pcs"}, None, ""),
        ({}, None, ""),
    ],
)
def test_rule_8_price_per_kilogram_or_litre(columns, price, unit):
    offer = make_offer(make_shop(make_district()), **columns)

    assert offer.unit_price == (Money.of(price) if price else None)
    assert offer.unit == unit
