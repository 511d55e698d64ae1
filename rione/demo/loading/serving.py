"""Keepers and riders of the demonstration do their part, by the actions of the domain."""

from rione.demo.rows import OrderRow
from rione.domain.accounts.models import Person
from rione.domain.cooperative.models import Rider
from rione.domain.delivery.actions.collecting import collect
from rione.domain.delivery.actions.door import Handing, deliver
from rione.domain.delivery.actions.envelopes import give_envelope, receive_envelope
from rione.domain.delivery.actions.riding import claim
from rione.domain.delivery.models import StopKind
from rione.domain.delivery.queries import envelopes_of
from rione.domain.orders.actions.counter import (
    accept,
    acknowledge,
    hand_out,
    make_ready,
    mark_short,
    refuse,
)
from rione.domain.orders.models import Line, Order, ShopOrder
from rione.domain.shops.models import Shop

SORRY = "Oggi non è arrivato: il mare era mosso."
A_LITTLE_MORE = 104
"""What the scale says, in percent of what was asked."""


def answer(order: Order, row: OrderRow) -> None:
    """The shops say yes; in `refused` they say no, in `answering` only the first has spoken."""
    for number, part in enumerate(_parts(order)):
        if row.until == "answering" and number:
            break
        keeper = keeper_of(part.shop)
        acknowledge(part, by=keeper)
        if row.until == "refused":
            refuse(part, reason=SORRY, by=keeper)
        else:
            accept(part, by=keeper)


def pack(order: Order, row: OrderRow) -> None:
    """Each shop weighs what is sold by weight and says what is missing."""
    for part in _parts(order):
        keeper = keeper_of(part.shop)
        lines = list(part.lines.select_related("shop_order__shop", "shop_order__order"))
        for line in lines:
            if line.name in row.missing:
                mark_short(line, by=keeper)
        make_ready(part, bags=1, grams_by_line=_weighed(lines), by=keeper)


def hand_out_parts(order: Order) -> None:
    for part in _parts(order):
        hand_out(part, by=keeper_of(part.shop))


def take_along(order: Order, rider: Rider) -> None:
    """The rider takes the delivery in charge and collects at each shop."""
    delivery = claim(order.delivery, rider, by=rider.person)
    for stop in delivery.stops.filter(kind=StopKind.PICKUP).order_by("pk"):
        collect(stop, bags=1, grams_by_line={}, by=rider.person)


def bring(order: Order, rider: Rider) -> None:
    deliver(order.delivery, Handing(pin=order.pin), by=rider.person)


def hand_over_cash(rider: Rider, *, confirmed: bool) -> None:
    """The envelopes go to the counters; the last ones still wait for the keepers' word."""
    for envelope in envelopes_of(rider):
        give_envelope(envelope, by=rider.person)
        if confirmed and envelope.shop is not None:
            receive_envelope(envelope, by=keeper_of(envelope.shop))


def keeper_of(shop: Shop) -> Person:
    return shop.keepers.select_related("person").order_by("pk")[0].person


def _parts(order: Order) -> list[ShopOrder]:
    return list(order.shop_orders.select_related("shop", "order").order_by("pk"))


def _weighed(lines: list[Line]) -> dict[int, int]:
    return {line.pk: line.asked * A_LITTLE_MORE // 100 for line in lines if line.by_weight}
