"""The towns are loaded once, whole, and by the clock of the domain."""

import pytest

from rione.demo.loading import load_if_empty
from rione.demo.reading import town
from rione.domain.catalogue.models import Product
from rione.domain.catalogue.queries import offers_on_sale, search_offers
from rione.domain.districts.models import District, HouseNumber
from rione.domain.districts.queries import find_place
from rione.domain.orders.models import Order
from rione.domain.shops.checklist import missing_points
from rione.domain.shops.models import Shop
from rione.domain.slots.queries import is_in_a_zone

pytestmark = pytest.mark.django_db


def counted():
    return [model.objects.count() for model in (District, HouseNumber, Shop, Product)]


@pytest.fixture
def towns():
    load_if_empty()
    return {district.slug: district for district in District.objects.all()}


def test_loading_twice_changes_nothing(towns):
    before = counted()
    assert load_if_empty() is False
    assert counted() == before


def test_six_hundred_products_are_on_sale(towns):
    assert offers_on_sale(towns["pioltello"]).count() >= 600


def test_verified_shops_lack_nothing_and_of_the_waiting_one_does(towns):
    lacking = {
        shop.slug: [point.code for point in missing_points(shop)]
        for shop in Shop.objects.all()
        if missing_points(shop)
    }
    assert lacking == {"il-girarrosto": ["health"]}


def test_what_is_sold_can_be_found(towns):
    names = [offer.product.name for offer in search_offers(towns["pioltello"], "michette")[:3]]
    assert "Michetta" in names


def test_an_address_of_the_register_is_reached_and_a_farm_is_not(towns):
    place = find_place(towns["pioltello"], "VIA ACHILLE GRANDI", "12")
    assert place.exact
    assert is_in_a_zone(towns["pioltello"], place.point)
    farm = find_place(towns["pioltello"], "cascina Vallotta", "1")
    assert not is_in_a_zone(towns["pioltello"], farm.point)


def test_every_order_of_the_files_has_come_as_far_as_it_says(towns):
    for slug, district in towns.items():
        rows = town(slug).orders
        assert Order.objects.filter(district=district).count() == len(rows)
