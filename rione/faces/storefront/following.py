"""An order as its page follows it: each shop's part, the way to the door, and what it costs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _

from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.delivery.queries import delivery_of
from rione.domain.journal.queries import moments
from rione.domain.orders.models import Line, LineStatus, Order, ShopOrder, ShopOrderStatus
from rione.domain.orders.queries import may_be_cancelled
from rione.domain.orders.totals import Total, cost, line_total, order_total, shop_order_total
from rione.kit.money import Money

from .steps import Step, steps_of

S = ShopOrderStatus
KINDS: dict[str, str] = {
    S.PLACED: "info",
    S.COMPLETED: "good",
    S.READY: "good",
    S.ACCEPTED: "brand",
}


@dataclass(frozen=True)
class FollowedLine:
    """What was asked, what became of it, and how that changed the price."""

    line: Line
    total: Money
    before: Money | None
    outcome: str

    @property
    def is_short(self) -> bool:
        return bool(self.line.status == LineStatus.SHORT)


@dataclass(frozen=True)
class FollowedPart:
    """One shop's part with its state, since when, and its lines."""

    part: ShopOrder
    kind: str
    since: datetime | None
    lines: tuple[FollowedLine, ...]
    total: Total


@dataclass(frozen=True)
class Followed:
    """Everything the order's page shows."""

    order: Order
    headline: str
    steps: tuple[Step, ...]
    parts: tuple[FollowedPart, ...]
    delivery: Delivery | None
    total: Total
    estimate: Money
    fee: Money
    can_be_cancelled: bool

    @property
    def rider_name(self) -> str:
        """The rider's first name, once somebody has the delivery in charge."""
        rider = self.delivery.rider if self.delivery else None
        return rider.first_name if rider else ""

    @property
    def shows_pin(self) -> bool:
        """Whether the PIN still has to be said at a door."""
        return self.delivery is not None and self.delivery.status not in Delivery.OVER

    @property
    def has_changed(self) -> bool:
        return self.estimate != self.total.amount


def follow(order: Order) -> Followed:
    """The order (read `order_with_everything`) as it stands now, in two or three more queries."""
    parts = list(order.shop_orders.all())
    delivery = delivery_of(order) if order.is_brought else None
    when = moments(parts)
    steps = tuple(steps_of(order, parts, delivery))
    nothing_left = all(part.is_undone for part in parts)
    return Followed(
        order=order,
        headline=headline(parts, delivery),
        steps=steps,
        parts=tuple(_part(order, part, when.get(part.pk, {})) for part in parts),
        delivery=delivery,
        total=order_total(order),
        estimate=Money.sum(cost(line, line.asked) for line in _lines(parts)) + order.fee,
        fee=Money(0) if nothing_left else order.fee,
        can_be_cancelled=may_be_cancelled(order),
    )


def headline(parts: Sequence[ShopOrder], delivery: Delivery | None) -> str:
    """Where the order stands, in one sentence."""
    going = [part for part in parts if not part.is_undone]
    if not going:
        return _("This order was called off: there is nothing to pay.")
    if delivery is not None and delivery.status in _ON_THE_ROAD:
        return _on_the_road(delivery)
    if any(part.status == S.PLACED for part in going):
        return _("The shops have your order and are about to answer.")
    if all(part.status == S.COMPLETED for part in going):
        return _("Handed over. Enjoy it!")
    if all(part.status in {S.READY, S.COLLECTED, S.COMPLETED} for part in going):
        return _("Everything is ready.")
    return _("The shops are preparing your order.")


_ON_THE_ROAD = {
    DeliveryStatus.UNDER_WAY,
    DeliveryStatus.DELIVERED,
    DeliveryStatus.FAILED,
    DeliveryStatus.RETURNED,
}


def _on_the_road(delivery: Delivery) -> str:
    name = delivery.rider.first_name if delivery.rider else ""
    if delivery.status == DeliveryStatus.UNDER_WAY:
        return _("%(rider)s is on the way to you.") % {"rider": name}
    if delivery.status == DeliveryStatus.DELIVERED:
        return _("Handed over. Enjoy it!")
    if delivery.status == DeliveryStatus.FAILED:
        return _("%(rider)s could not hand it over. We will be in touch.") % {"rider": name}
    return _("The goods went back to the shops: there is nothing to pay.")


def _lines(parts: Sequence[ShopOrder]) -> Iterator[Line]:
    for part in parts:
        yield from part.lines.all()


def _part(order: Order, part: ShopOrder, reached: dict[str, datetime]) -> FollowedPart:
    return FollowedPart(
        part=part,
        kind="bad" if part.is_undone else KINDS.get(part.status, "brand"),
        since=reached.get(part.status) or order.placed_at,
        lines=tuple(_line(part, line) for line in part.lines.all()),
        total=shop_order_total(part),
    )


def _line(part: ShopOrder, line: Line) -> FollowedLine:
    asked = cost(line, line.asked)
    now = Money(0) if part.is_undone else line_total(line).amount
    return FollowedLine(
        line=line,
        total=now,
        before=asked if now != asked else None,
        outcome=_outcome(line),
    )


def _outcome(line: Line) -> str:
    if line.status == LineStatus.SHORT:
        return _("missing: you don't pay for it")
    if line.status == LineStatus.PICKED and line.by_weight:
        return _("weighed")
    if line.status == LineStatus.PICKED:
        return _("in the bag")
    return _("an estimate until it is weighed") if line.by_weight else ""
