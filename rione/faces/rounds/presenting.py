"""What riders see of deliveries: the stops in order, the next one, and what the door costs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from rione.domain.delivery.models import Delivery, DeliveryStatus, Stop, StopKind, StopStatus
from rione.domain.delivery.queries import cash_at_the_door, cash_at_the_doors, cash_taken
from rione.domain.orders.models import ShopOrder
from rione.kit.geo import Point, distance_m
from rione.kit.money import Money


@dataclass(frozen=True)
class Card:
    """A delivery as riders choose by: shops in order, bags, street, way and cash."""

    delivery: Delivery
    parts: tuple[ShopOrder, ...]
    cash: Money
    metres: float | None

    @property
    def bags(self) -> int:
        return sum(part.bags for part in self.parts)

    @property
    def all_packed(self) -> bool:
        return all(part.bags for part in self.parts)


def cards(deliveries: Sequence[Delivery]) -> list[Card]:
    """Deliveries read `with_stops`, with the cash at each door."""
    sums = cash_at_the_doors(deliveries)
    return [_card(delivery, sums[delivery.pk]) for delivery in deliveries]


def _card(delivery: Delivery, cash: Money) -> Card:
    every = [stop.shop_order for stop in delivery.stops.all() if stop.shop_order]
    parts = tuple(part for part in every if not part.is_undone)
    start = parts[0].shop.point if parts else None
    return Card(delivery, parts, cash, _way(start, delivery.order.point))


def _way(start: Point | None, end: Point | None) -> float | None:
    return distance_m(start, end) if start and end else None


@dataclass(frozen=True)
class Share:
    """One envelope's part of the sum at the door."""

    payee: str
    amount: Money


@dataclass(frozen=True)
class Door:
    """What the customer pays, as one sum, its envelopes, and the change to give."""

    amount: Money
    shares: tuple[Share, ...]
    pays_with: Money | None

    @property
    def change(self) -> Money:
        return (self.pays_with or self.amount) - self.amount

    @property
    def is_too_little(self) -> bool:
        """Whether the note that was announced doesn't cover the sum any more."""
        return self.change < Money(0)

    @property
    def missing(self) -> Money:
        return -self.change


def door_of(delivery: Delivery) -> Door:
    """What is to be taken; once delivered, what was taken."""
    over = delivery.status == DeliveryStatus.DELIVERED
    found = cash_taken(delivery) if over else cash_at_the_door(delivery)
    operator = delivery.district.delivery_operator_name or _("The cooperative")
    shares = tuple(
        Share(payment.due.shop.name if payment.due.shop else operator, payment.amount)
        for payment in found.payments
    )
    return Door(found.amount, shares, delivery.order.pays_with)


@dataclass(frozen=True)
class Step:
    """A stop as the list of all stops shows it."""

    stop: Stop
    state: str
    may_be_next: bool

    @property
    def is_drop(self) -> bool:
        return bool(self.stop.kind == StopKind.DROP)


@dataclass(frozen=True)
class Way:
    """The stops of a delivery and the one to go to now; None when all are closed."""

    steps: tuple[Step, ...]
    now: Stop | None

    @property
    def at_the_door(self) -> bool:
        return self.now is not None and self.now.kind == StopKind.DROP

    @property
    def done(self) -> int:
        return sum(step.state != "todo" and step.state != "now" for step in self.steps)


def way_of(delivery: Delivery, wanted: str = "") -> Way:
    """The next stop is the first open one, or the open pickup the rider chose (`wanted`)."""
    stops = [stop for stop in delivery.stops.all() if stop.status != StopStatus.SKIPPED]
    open_stops = [stop for stop in stops if stop.status not in Stop.CLOSED]
    pickups = [stop for stop in open_stops if stop.kind == StopKind.PICKUP]
    chosen = [stop for stop in pickups if str(stop.pk) == wanted]
    now = next(iter([*chosen, *pickups, *open_stops]), None)
    return Way(
        steps=tuple(
            Step(stop, _state(stop, now), stop in pickups and stop != now) for stop in stops
        ),
        now=now,
    )


def _state(stop: Stop, now: Stop | None) -> str:
    if stop == now:
        return "now"
    if stop.status == StopStatus.DONE:
        return "done"
    return "failed" if stop.status == StopStatus.FAILED else "todo"
