from datetime import time, timedelta
from zoneinfo import ZoneInfo

import pytest

from rione.domain.shops.models import Shop
from rione.domain.shops.queries import with_hours
from rione.domain.slots.actions import DAYS_AHEAD, lay_out_slots
from rione.domain.slots.models import Slot, SlotTemplate
from rione.domain.slots.queries import coming_slots, is_in_a_zone, slot_choices
from rione.domain.slots.tasks import lay_out_all_slots
from rione.kit import clock
from rione.kit.geo import Point, distance_m
from tests.factories import FRIDAY_MORNING, make_district, make_shop, make_slot, make_weekly_slots

pytestmark = pytest.mark.django_db


def test_slots_are_laid_out_once_in_the_towns_own_time_over_the_clock_change():
    town = make_district()
    make_weekly_slots(town)
    with clock.standing_at(FRIDAY_MORNING.replace(month=10, day=23)):
        assert lay_out_slots(town) == DAYS_AHEAD
        lay_out_slots(town)
        lay_out_all_slots(timestamp=0)

    rome = ZoneInfo("Europe/Rome")
    starts = [slot.starts_at.astimezone(rome) for slot in Slot.objects.all()]
    assert [start.time() for start in starts] == [time(17)] * DAYS_AHEAD
    assert len({start.utcoffset() for start in starts}) == 2


def test_another_weekday_has_no_slot():
    town = make_district()
    SlotTemplate.objects.create(district=town, weekday=2, starts=time(9), ends=time(11))
    with clock.standing_at(FRIDAY_MORNING):
        assert lay_out_slots(town) == 0


def test_checkout_sees_what_is_possible_and_who_is_late():
    town = make_district()
    quick, slow = make_shop(town, "Svelto"), make_shop(town, "Lento", preparation_minutes=300)
    full, free, past = (
        make_slot(town, capacity=0),
        make_slot(town, starts_in_hours=4.5),
        make_slot(town, starts_in_hours=0.5),
    )
    shops = list(with_hours(Shop.objects.filter(pk__in=[quick.pk, slow.pk])))

    choices = slot_choices(town, shops)

    assert [choice.slot for choice in choices] == [full, free]
    assert past not in coming_slots(town)
    assert [choice.late_shops for choice in choices] == [(slow,), (slow,)]
    assert [choice.is_possible for choice in slot_choices(town, [shops[0]])] == [
        False,
        shops[0] == quick,
    ]
    assert free.starts_at - clock.now() < timedelta(hours=5)


def test_a_zone_is_a_circle_on_the_earth():
    town = make_district()

    assert is_in_a_zone(town, Point(45.5238, 9.3306))
    assert not is_in_a_zone(town, Point(45.5268, 9.3306))
    assert distance_m(Point(45, 9), Point(46, 9)) == pytest.approx(111_195, abs=1)
