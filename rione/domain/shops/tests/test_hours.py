"""Open or closed is true in the town's own time, at both clock changes too."""

from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest

from rione.domain.shops.hours import can_prepare_by, open_state
from rione.domain.shops.models import Closure, OpeningHours, Shop
from rione.domain.shops.queries import with_hours
from tests.factories import make_district, make_shop

pytestmark = pytest.mark.django_db
ROME = ZoneInfo("Europe/Rome")


def rome(*parts):
    return datetime(*parts, tzinfo=ROME)


@pytest.fixture
def shop():
    """Open on weekdays from 8 to 12.30 and from 15.30 to 19.30."""
    shop = make_shop(make_district())
    shop.hours.all().delete()
    for weekday in range(5):
        OpeningHours.objects.create(shop=shop, weekday=weekday, opens=time(8), closes=time(12, 30))
        OpeningHours.objects.create(
            shop=shop, weekday=weekday, opens=time(15, 30), closes=time(19, 30)
        )
    return shop


def seen(shop):
    return with_hours(Shop.objects.filter(pk=shop.pk)).get()


@pytest.mark.parametrize(
    ("moment", "is_open", "then"),
    [
        (rome(2026, 12, 4, 9), True, rome(2026, 12, 4, 12, 30)),
        (rome(2026, 12, 4, 12, 30), False, rome(2026, 12, 4, 15, 30)),
        (rome(2026, 12, 4, 19, 30), False, rome(2026, 12, 7, 8)),
        (rome(2026, 12, 6, 10), False, rome(2026, 12, 7, 8)),
        (rome(2026, 3, 30, 8), True, rome(2026, 3, 30, 12, 30)),
        (rome(2026, 3, 29, 23), False, rome(2026, 3, 30, 8)),
        (rome(2026, 10, 25, 23), False, rome(2026, 10, 26, 8)),
    ],
)
def test_split_hours_weekends_and_clock_changes(shop, moment, is_open, then):
    state = open_state(seen(shop), ROME, moment)

    assert state.is_open == is_open
    assert (state.until if is_open else state.opens_next) == then


def test_a_closure_holds_its_first_and_last_day(shop):
    Closure.objects.create(
        shop=shop, first_day=date(2026, 12, 7), last_day=date(2026, 12, 8), reason="Ferie"
    )

    state = open_state(seen(shop), ROME, rome(2026, 12, 7, 9))

    assert (state.is_open, state.opens_next) == (False, rome(2026, 12, 9, 8))


def test_a_shop_without_hours_never_opens(shop):
    shop.hours.all().delete()

    assert open_state(seen(shop), ROME, rome(2026, 12, 4, 9)).opens_next is None


@pytest.mark.parametrize(
    ("placed", "wanted", "possible"),
    [
        (rome(2026, 12, 4, 9), rome(2026, 12, 4, 9, 30), True),
        (rome(2026, 12, 4, 9), rome(2026, 12, 4, 9, 29), False),
        (rome(2026, 12, 4, 12, 10), rome(2026, 12, 4, 15), False),
        (rome(2026, 12, 4, 12, 10), rome(2026, 12, 4, 16), True),
        (rome(2026, 12, 4, 20), rome(2026, 12, 7, 8, 30), True),
        (rome(2026, 12, 4, 20), rome(2026, 12, 6, 20), False),
    ],
)
def test_a_shop_prepares_only_while_it_is_open(shop, placed, wanted, possible):
    shop.preparation_minutes = 30
    shop.save()

    assert can_prepare_by(seen(shop), ROME, placed, wanted) == possible
    assert timedelta(0) <= wanted - placed
