"""The towns are loaded once, whole, and by the clock of the domain."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.test import override_settings

from rione.demo.loading import load_if_empty
from rione.demo.models import SentMessage
from rione.demo.reading import town
from rione.domain.catalogue.models import Product
from rione.domain.catalogue.queries import offers_on_sale, search_offers
from rione.domain.cooperative.models import Rider
from rione.domain.cooperative.queries import duties
from rione.domain.delivery.models import Delivery
from rione.domain.delivery.queries import cash_in_hand
from rione.domain.districts.models import District, HouseNumber
from rione.domain.districts.queries import find_place
from rione.domain.impact.queries import Period, indicators
from rione.domain.notices.models import Outgoing
from rione.domain.notices.queries import waiting
from rione.domain.orders.models import Order, ShopOrder
from rione.domain.shops.checklist import missing_points
from rione.domain.shops.models import Shop
from rione.domain.slots.queries import is_in_a_zone
from rione.kit import clock

pytestmark = pytest.mark.django_db
MAILBOX = "rione.demo.mailbox.MailboxBackend"


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker):
    """Both towns, loaded once for this file and undone after it."""
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(EMAIL_BACKEND=MAILBOX):
            load_if_empty()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def towns(loaded):
    return {district.slug: district for district in District.objects.all()}


def counted():
    return [model.objects.count() for model in (District, HouseNumber, Shop, Product, Order)]


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


def test_every_order_of_the_files_is_there(towns):
    for slug, district in towns.items():
        assert Order.objects.filter(district=district).count() == len(town(slug).orders)


def test_counters_boards_and_indicators_have_something_to_show(towns):
    parts = set(ShopOrder.objects.values_list("status", flat=True))
    assert parts == {"placed", "accepted", "ready", "collected", "completed", "refused"}
    deliveries = set(Delivery.objects.values_list("status", flat=True))
    assert deliveries == {"waiting", "offered", "under_way", "delivered", "cancelled"}
    month = Period.of_days(30, clock.now())
    for indicator in indicators(towns["pioltello"], month):
        assert indicator.value, indicator.code


def test_one_rider_is_on_duty_and_the_first_one_free(towns):
    since = {duty.rider.person.email: duty.since for duty in duties(towns["pioltello"])}
    assert since["rider-1@pioltello.example"] is None
    assert since["rider-2@pioltello.example"] is not None


def test_every_message_was_sent_at_its_moment(towns):
    assert list(waiting()) == []
    assert not Outgoing.objects.exclude(failed_at=None).exists()
    long_ago = clock.now() - timedelta(days=2)
    assert SentMessage.objects.filter(sent_at__lt=long_ago).exists()


def test_money_is_only_ever_collected_or_handed_over(towns):
    for rider in Rider.objects.all():
        assert cash_in_hand(rider).cents >= 0
