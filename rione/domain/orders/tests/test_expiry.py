"""A shop that never answers holds up neither the customer nor the other shops."""

from datetime import timedelta

import pytest

from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.journal.queries import entries_about
from rione.domain.notices.models import Notice
from rione.domain.orders.actions.counter import accept
from rione.domain.orders.actions.expiry import expire
from rione.domain.orders.models import ShopOrderStatus
from rione.domain.orders.tasks import expire_overdue_parts
from rione.kit import clock
from rione.kit.money import Money
from tests.factories import (
    fill_basket,
    make_district,
    make_keeper,
    make_offer,
    make_shop,
    make_slot,
    place,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return make_district(delivery_fee=Money(300))


def after(moment):
    """The worker comes round at that moment."""
    with clock.standing_at(moment):
        expire_overdue_parts(0)


def statuses(order):
    return [part.status for part in order.shop_orders.order_by("pk")]


def test_when_the_slot_begins_the_silent_shop_is_left_out_and_the_rest_is_brought(town):
    bakery, cellar = make_shop(town, "Forno"), make_shop(town, "Vini")
    wine = make_offer(cellar, "Vino", "9.00", availability="counted", stock=4)
    slot = make_slot(town)
    order = place(fill_basket(town, (make_offer(bakery, price="18.00"), 1), (wine, 3)), slot)
    accept(order.shop_orders.get(shop=bakery), by=make_keeper(bakery))

    after(slot.starts_at - timedelta(minutes=1))
    assert statuses(order) == [ShopOrderStatus.ACCEPTED, ShopOrderStatus.PLACED]
    after(slot.starts_at)

    assert statuses(order) == [ShopOrderStatus.ACCEPTED, ShopOrderStatus.EXPIRED]
    assert Delivery.objects.get(order=order).status == DeliveryStatus.OFFERED
    silent = order.shop_orders.get(shop=cellar)
    wine.refresh_from_db()
    assert (silent.due.amount, wine.stock) == (Money(0), 4)
    assert Notice.objects.get(cause="part_refused").facts["reason"] == (
        "Il negozio non ha risposto in tempo."
    )
    assert entries_about([silent]).get(act="move").role == "worker"


def test_when_nobody_answers_the_place_and_the_fee_come_back(town):
    slot = make_slot(town)
    order = place(fill_basket(town, (make_offer(make_shop(town), price="18.00"), 1)), slot)

    after(slot.starts_at)

    slot.refresh_from_db()
    order.fee_due.refresh_from_db()
    assert (slot.taken, order.fee_due.amount) == (0, Money(0))
    assert Delivery.objects.get(order=order).status == DeliveryStatus.CANCELLED


def test_what_is_fetched_waits_two_days_for_its_shop(town):
    order = place(fill_basket(town, (make_offer(make_shop(town)), 1)))

    after(order.placed_at + timedelta(hours=47))
    assert statuses(order) == [ShopOrderStatus.PLACED]
    after(order.placed_at + timedelta(hours=48))

    assert statuses(order) == [ShopOrderStatus.EXPIRED]


def test_a_shop_that_has_just_answered_keeps_its_part(town):
    shop = make_shop(town)
    part = place(fill_basket(town, (make_offer(shop), 1))).shop_orders.get()
    accept(part, by=make_keeper(shop))

    assert expire(part).status == ShopOrderStatus.ACCEPTED
