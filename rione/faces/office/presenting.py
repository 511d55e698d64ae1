"""What the coordinator's board shows of riders and deliveries."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from rione.domain.cooperative.models import Rider
from rione.domain.cooperative.queries import Duty
from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.delivery.queries import is_at_risk, is_late, may_be_given_back
from rione.domain.orders.models import ShopOrder
from rione.kit.money import Money

KINDS = {
    DeliveryStatus.WAITING: "",
    DeliveryStatus.OFFERED: "warn",
    DeliveryStatus.PLANNED: "info",
    DeliveryStatus.UNDER_WAY: "brand",
    DeliveryStatus.FAILED: "bad",
    DeliveryStatus.DELIVERED: "good",
}


@dataclass(frozen=True)
class Row:
    """A delivery on the board."""

    delivery: Delivery
    parts: tuple[ShopOrder, ...]
    is_late: bool
    is_at_risk: bool
    may_give_back: bool

    @property
    def kind(self) -> str:
        return KINDS.get(DeliveryStatus(self.delivery.status), "")


def rows(deliveries: Sequence[Delivery]) -> list[Row]:
    """Deliveries read `with_stops`; those that are late or may become so come first."""
    found = [_row(delivery) for delivery in deliveries]
    return sorted(found, key=lambda row: (not row.is_late, not row.is_at_risk))


def _row(delivery: Delivery) -> Row:
    stops = list(delivery.stops.all())
    return Row(
        delivery=delivery,
        parts=tuple(stop.shop_order for stop in stops if stop.shop_order),
        is_late=is_late(delivery),
        is_at_risk=is_at_risk(delivery),
        may_give_back=may_be_given_back(delivery),
    )


@dataclass(frozen=True)
class Turn:
    """A rider today: on duty since when, for how long, with how many deliveries and how much."""

    rider: Rider
    since: datetime | None
    today: timedelta
    in_charge: int
    cash: Money


def turns(
    duties: Sequence[Duty],
    hours: dict[int, timedelta],
    going: Sequence[Delivery],
    cash: dict[int, Money],
) -> list[Turn]:
    """Who is on duty first, then by name."""
    held = [one.rider_id for one in going if one.status in Delivery.IN_CHARGE]
    found = [
        Turn(
            rider=duty.rider,
            since=duty.since,
            today=hours.get(duty.rider.pk, timedelta()),
            in_charge=held.count(duty.rider.pk),
            cash=cash.get(duty.rider.pk, Money(0)),
        )
        for duty in duties
    ]
    return sorted(found, key=lambda turn: turn.since is None)
