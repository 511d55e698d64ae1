from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction

from rione.domain.cooperative.actions import clock_in, clock_out
from rione.domain.cooperative.days import start_of_today, start_of_week
from rione.domain.cooperative.models import Shift, ShiftStatus, TimeEntry
from rione.domain.cooperative.queries import (
    coming_shifts,
    duties,
    entries_of,
    hired,
    open_entry,
    rider_of,
    worked,
    worked_by,
    worked_each,
)
from rione.domain.journal.queries import entries_about
from rione.kit import clock
from rione.kit.errors import Refused
from tests.factories import FRIDAY_MORNING, make_district, make_rider

HOUR = timedelta(hours=1)


@pytest.fixture
def town(db):
    return make_district()


@pytest.fixture
def rider(town):
    return make_rider(town, "luca")


def at(hours: float):
    return clock.standing_at(FRIDAY_MORNING + timedelta(hours=hours))


def work(rider, start, end):
    """A stretch of work between so many hours after Friday morning."""
    with at(start):
        clock_in(rider, by=rider.person)
    with at(end):
        return clock_out(rider, by=rider.person)


def make_shift(rider, start, end, status=ShiftStatus.PUBLISHED):
    return Shift.objects.create(
        rider=rider,
        starts_at=FRIDAY_MORNING + timedelta(hours=start),
        ends_at=FRIDAY_MORNING + timedelta(hours=end),
        status=status,
    )


def test_starting_twice_is_one_running_time(rider):
    with at(0):
        first = clock_in(rider, by=rider.person)
    with at(1):
        second = clock_in(rider, by=rider.person)

    assert (first.pk, first.started_at) == (second.pk, second.started_at)
    assert TimeEntry.objects.count() == 1


def test_the_database_knows_one_running_time_per_rider(rider):
    clock_in(rider, by=rider.person)

    with pytest.raises(IntegrityError), transaction.atomic():
        TimeEntry.objects.create(rider=rider, started_at=clock.now())


def test_ending_off_duty_is_refused(rider):
    with pytest.raises(Refused) as refusal:
        clock_out(rider, by=rider.person)
    assert refusal.value.code == "off_duty"


def test_nobody_clocks_for_somebody_else(town, rider):
    other = make_rider(town, "sara").person
    for act in (clock_in, clock_out):
        with pytest.raises(PermissionDenied):
            act(rider, by=other)


@pytest.mark.parametrize(
    ("hired_on", "left_on"),
    [(date(2099, 1, 1), None), (date(2026, 1, 7), date(2026, 1, 8))],
)
def test_only_under_contract(rider, hired_on, left_on):
    rider.hired_on, rider.left_on = hired_on, left_on
    rider.save()

    with pytest.raises(PermissionDenied):
        clock_in(rider, by=rider.person)
    assert rider_of(rider.person, rider.district) is None


def test_the_last_day_of_the_contract_counts_by_the_towns_clock(town, rider):
    rider.left_on = date(2026, 12, 4)
    rider.save()

    with clock.standing_at(datetime(2026, 12, 4, 23, 30, tzinfo=ZoneInfo("Europe/Rome"))):
        assert list(hired(town)) == [rider]
    with clock.standing_at(datetime(2026, 12, 5, 0, 30, tzinfo=ZoneInfo("Europe/Rome"))):
        assert list(hired(town)) == []


def test_three_hours_without_a_delivery_are_three_hours_paid(town, rider):
    work(rider, 0, 3)

    with at(4):
        assert worked_by(rider, start_of_today(town)) == 3 * HOUR
        assert worked_each(town, start_of_today(town)) == {rider.pk: 3 * HOUR}
        assert worked(town, start_of_today(town), clock.now()) == (3 * HOUR, 1)


def test_running_time_counts_until_now(town, rider):
    with at(0):
        clock_in(rider, by=rider.person)

    with at(2):
        assert worked_by(rider, start_of_today(town)) == 2 * HOUR
        assert [duty.since for duty in duties(town)] == [FRIDAY_MORNING]


def test_a_stretch_over_midnight_is_cut_at_the_day(town, rider):
    work(rider, 12, 16)

    with at(17):
        assert start_of_today(town).astimezone(ZoneInfo("Europe/Rome")).day == 5
        assert worked_by(rider, start_of_today(town)) == timedelta(hours=1, minutes=30)
        assert worked_by(rider, start_of_week(town)) == 4 * HOUR


def test_the_night_the_clocks_go_back_has_an_hour_more(town, rider):
    rome = ZoneInfo("Europe/Rome")
    midnight, noon = datetime(2026, 10, 25, 0, tzinfo=rome), datetime(2026, 10, 25, 12, tzinfo=rome)
    with clock.standing_at(midnight):
        clock_in(rider, by=rider.person)

    with clock.standing_at(noon):
        assert start_of_week(town) == datetime(2026, 10, 19, 0, tzinfo=rome)
        assert worked_by(rider, start_of_today(town)) == 13 * HOUR
        assert worked(town, midnight, noon) == (13 * HOUR, 1)


def test_hours_of_others_and_of_other_weeks_are_not_counted(town, rider):
    sara = make_rider(town, "sara")
    work(sara, 0, 5)
    work(rider, -24 * 7, -24 * 7 + 2)

    with at(6):
        assert worked_by(rider, start_of_week(town)) == timedelta()
        assert entries_of(rider, start_of_week(town)) == []
        assert worked_each(town, start_of_today(town)) == {sara.pk: 5 * HOUR}


def test_starting_takes_up_the_planned_shift_and_ending_closes_it(rider):
    shift = make_shift(rider, 0.4, 4)
    with at(0):
        entry = clock_in(rider, by=rider.person)
    assert entry.shift == shift
    assert Shift.objects.get().status == ShiftStatus.CONFIRMED

    with at(4):
        clock_out(rider, by=rider.person)
    assert Shift.objects.get().status == ShiftStatus.WORKED


def test_a_pause_in_the_shift_leaves_it_open(rider):
    make_shift(rider, 0, 4)
    work(rider, 0, 2)
    assert Shift.objects.get().status == ShiftStatus.CONFIRMED

    work(rider, 3, 4.1)
    assert Shift.objects.get().status == ShiftStatus.WORKED


def test_work_without_a_plan_is_work(rider):
    make_shift(rider, 5, 8)
    make_shift(rider, 0, 2, ShiftStatus.DRAFT)

    assert work(rider, 0, 1).shift is None


def test_coming_shifts_are_the_published_ones_that_are_not_over(rider):
    make_shift(rider, -5, -1)
    make_shift(rider, 9, 10, ShiftStatus.DRAFT)
    later, sooner = make_shift(rider, 24, 28), make_shift(rider, -1, 3)

    with at(0):
        assert list(coming_shifts(rider)) == [sooner, later]


def test_each_act_is_written_down(rider):
    entry = work(rider, 0, 1)

    assert [row.act for row in entries_about([entry])] == ["clock_in", "clock_out"]
    assert open_entry(rider) is None
