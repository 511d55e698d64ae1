"""Somebody may start the demonstration on any day and at any hour."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from rione.demo.loading import load_if_empty
from rione.demo.reading import TOWNS, town
from rione.domain.delivery.models import Delivery
from rione.domain.orders.models import Order
from rione.kit import clock

HOURS = (1, 9, 18, 23, 7, 12, 20)


@pytest.mark.full
@pytest.mark.parametrize("weekday", range(7))
def test_the_towns_can_be_loaded_at_any_time(db, weekday):
    moment = datetime(2026, 11, 23 + weekday, HOURS[weekday], 30, tzinfo=ZoneInfo("Europe/Rome"))
    with clock.standing_at(moment):
        assert load_if_empty()
        assert Order.objects.count() == sum(len(town(slug).orders) for slug in TOWNS)
        assert Delivery.objects.filter(status="delivered").count() >= 6
