from datetime import timedelta
from decimal import Decimal

import pytest

from rione.domain.cooperative.models import TimeEntry
from rione.domain.delivery.models import Delivery
from rione.domain.impact.queries import Period, indicators
from rione.domain.orders.actions.customer import cancel_order
from rione.kit import clock
from tests.factories import (
    fill_basket,
    make_district,
    make_offer,
    make_rider,
    make_shop,
    make_slot,
    place,
)

pytestmark = pytest.mark.django_db


def figures(town):
    period = Period.of_days(7, clock.now() + timedelta(minutes=1))
    return {figure.code: (figure.value, figure.rows) for figure in indicators(town, period)}


def test_a_town_without_life_has_zeros_and_no_share():
    assert figures(make_district()) == {
        "orders": (Decimal(0), 0),
        "active_shops": (Decimal(0), 0),
        "deliveries": (Decimal(0), 0),
        "on_time": (None, 0),
        "hours": (Decimal("0.0"), 0),
    }


def test_orders_shops_deliveries_punctuality_and_hours_are_counted():
    town, other = make_district(), make_district("sesto")
    shops = [make_shop(town, "Forno"), make_shop(town, "Latteria")]
    wanted = [(make_offer(shop, "Cosa", "10.00"), 1) for shop in shops]
    slot = make_slot(town)
    rider = make_rider(town)
    orders = [place(fill_basket(town, *wanted), slot) for _ in range(3)]
    cancel_order(orders[2], by=None)
    place(fill_basket(other, (make_offer(make_shop(other), "Pane", "20.00"), 1)), make_slot(other))
    for order, late in zip(orders[:2], (timedelta(0), timedelta(minutes=1)), strict=True):
        # Deliveries by hand: how they come about is tested with the riders.
        Delivery.objects.filter(order=order).update(
            status="delivered", rider=rider, delivered_at=slot.ends_at + late
        )
    TimeEntry.objects.create(
        rider=rider,
        started_at=clock.now() - timedelta(hours=2),
        ended_at=clock.now() - timedelta(minutes=30),
    )
    TimeEntry.objects.create(rider=rider, started_at=clock.now() - timedelta(minutes=12))

    with clock.standing_at(slot.ends_at + timedelta(minutes=5)):
        TimeEntry.objects.filter(ended_at=None).update(ended_at=clock.now() - timedelta(hours=5))
        found = figures(town)

    assert found["orders"] == (Decimal(2), 2)
    assert found["active_shops"] == (Decimal(2), 4)
    assert found["deliveries"] == (Decimal(2), 2)
    assert found["on_time"] == (Decimal("50.0"), 2)
    assert found["hours"] == (Decimal("2.8"), 2)
