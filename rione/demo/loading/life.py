"""The first orders of a town, placed and answered through the actions of the domain."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta
from itertools import groupby
from zoneinfo import ZoneInfo

from rione.demo.rows import OrderRow, Town
from rione.domain.cooperative.actions import clock_in
from rione.domain.cooperative.models import Rider
from rione.domain.delivery.actions.riding import end_duty
from rione.domain.districts.models import District
from rione.domain.orders.models import Order
from rione.domain.slots.actions import lay_out_slots
from rione.kit import clock

from .ordering import place
from .serving import answer, bring, hand_out_parts, hand_over_cash, pack, take_along

EVENING = time(20, 0)
ANSWERED_AFTER = timedelta(minutes=12)
READY_BEFORE = timedelta(minutes=40)
ON_DUTY_BEFORE = timedelta(minutes=30)
AT_THE_DOOR = timedelta(minutes=25)
JUST_NOW = timedelta(minutes=15)

PACKED = frozenset({"ready", "under_way"})


def some_life(district: District, town: Town) -> None:
    """Past orders brought home, and some in every state a counter or a board can show."""
    riders = list(district.riders.select_related("person").order_by("pk"))
    past = [row for row in town.orders if row.is_past]
    _relive(district, past, riders[1:])
    lay_out_slots(district)
    for row in town.orders:
        if not row.is_past:
            _happening(district, row, riders[1])


def _relive(district: District, rows: Iterable[OrderRow], riders: list[Rider]) -> None:
    """Order evening by evening, then bring everything window by window.

    What is promised for later than now is only accepted. The first rider stays free.
    """
    placed = [(order, row) for row in rows for order in [_ordered(district, row)] if order]
    for order, row in placed:
        with clock.standing_at(order.placed_at + ANSWERED_AFTER):
            answer(order, row)
        if row.until == "picked_up":
            with clock.standing_at(order.placed_at + ANSWERED_AFTER + READY_BEFORE):
                pack(order, row)
                hand_out_parts(order)
    due = [(order, row) for order, row in placed if row.until == "delivered" and _is_over(order)]
    due.sort(key=lambda pair: _starts_at(pair[0]))
    rounds = [list(pairs) for _, pairs in groupby(due, key=lambda pair: _starts_at(pair[0]))]
    for number, pairs in enumerate(rounds):
        _round(pairs, riders[number % len(riders)], is_last=number == len(rounds) - 1)


def _ordered(district: District, row: OrderRow) -> Order | None:
    zone = ZoneInfo(district.time_zone)
    day = clock.now().astimezone(zone).date() + timedelta(days=row.day)
    with clock.standing_at(datetime.combine(day, EVENING, zone)):
        lay_out_slots(district)
        return place(district, row)


def _round(pairs: list[tuple[Order, OrderRow]], rider: Rider, *, is_last: bool) -> None:
    starts_at = _starts_at(pairs[0][0])
    with clock.standing_at(starts_at - READY_BEFORE):
        for order, row in pairs:
            pack(order, row)
    with clock.standing_at(starts_at - ON_DUTY_BEFORE):
        clock_in(rider, by=rider.person)
    with clock.standing_at(starts_at + AT_THE_DOOR):
        for order, _row in pairs:
            take_along(order, rider)
            bring(order, rider)
    with clock.standing_at(starts_at + 2 * AT_THE_DOOR):
        hand_over_cash(rider, confirmed=not is_last)
        end_duty(rider, by=rider.person)


def _happening(district: District, row: OrderRow, rider: Rider) -> None:
    """An order of the last minutes."""
    with clock.standing_at(clock.now() - JUST_NOW):
        order = place(district, row)
    if order is None or row.until == "placed":
        return
    answer(order, row)
    if row.until in PACKED:
        pack(order, row)
    if row.until == "under_way":
        with clock.standing_at(clock.now() - JUST_NOW):
            clock_in(rider, by=rider.person)
        take_along(order, rider)


def _starts_at(order: Order) -> datetime:
    if order.slot is None:
        raise ValueError("an order that is fetched has no slot")
    return order.slot.starts_at


def _is_over(order: Order) -> bool:
    return order.slot is not None and order.slot.ends_at <= clock.now()
