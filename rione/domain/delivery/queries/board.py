from datetime import datetime, timedelta

from django.db.models import Q, QuerySet

from rione.domain.cooperative.models import Rider
from rione.domain.delivery.models import Delivery, DeliveryStatus, StopStatus
from rione.domain.districts.models import District
from rione.domain.orders.models import Order
from rione.kit import clock

AT_RISK = timedelta(minutes=20)
"""So little is left of a promised window that somebody should look."""


def with_stops(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """The same deliveries with order, slot, rider, stops, shops and lines: four queries."""
    deliveries = deliveries.select_related("order__slot", "order__district", "rider", "district")
    return deliveries.prefetch_related(
        "stops__shop_order__shop", "stops__shop_order__lines", "stops__run"
    )


def offered_deliveries(district: District) -> QuerySet[Delivery]:
    """What riders on duty may take in charge, the earliest slot first."""
    offered = Delivery.objects.filter(district=district, status=DeliveryStatus.OFFERED)
    return with_stops(offered).order_by("order__slot__starts_at", "offered_at")


def deliveries_in_charge(rider: Rider) -> QuerySet[Delivery]:
    """What this rider has in charge, the earliest slot first."""
    mine = Delivery.objects.filter(rider=rider, status__in=Delivery.IN_CHARGE)
    return with_stops(mine).order_by("order__slot__starts_at", "pk")


def deliveries_of(rider: Rider, *, since: datetime) -> QuerySet[Delivery]:
    """What this rider has in charge, or has handed over since that moment, with the products."""
    mine = Q(status__in=Delivery.IN_CHARGE) | Q(
        status=DeliveryStatus.DELIVERED, delivered_at__gte=since
    )
    found = with_stops(Delivery.objects.filter(mine, rider=rider)).order_by("pk")
    return found.prefetch_related("stops__shop_order__lines__offer__product")


def deliveries_of_district(district: District) -> QuerySet[Delivery]:
    """Every delivery of the town."""
    return Delivery.objects.filter(district=district).select_related("order", "district")


def delivery_of(order: Order) -> Delivery | None:
    """The delivery of an order, with its rider, if it is brought."""
    return Delivery.objects.filter(order=order).select_related("rider").first()


def board(district: District) -> QuerySet[Delivery]:
    """Everything of the district that is not over, the earliest slot first."""
    going = Delivery.objects.filter(district=district).exclude(status__in=Delivery.OVER)
    return with_stops(going).order_by("order__slot__starts_at", "pk")


def delivered_since(district: District, moment: datetime) -> QuerySet[Delivery]:
    """What reached its door since that moment, the latest first."""
    done = Delivery.objects.filter(
        district=district, status=DeliveryStatus.DELIVERED, delivered_at__gte=moment
    )
    return with_stops(done).order_by("-delivered_at")


def is_late(delivery: Delivery) -> bool:
    """Whether the promised window has passed; what is over was late at its own hour."""
    slot = delivery.order.slot
    return slot is not None and (delivery.delivered_at or clock.now()) > slot.ends_at


def is_at_risk(delivery: Delivery) -> bool:
    """Whether so little is left of the promised window that it may come late."""
    slot = delivery.order.slot
    return slot is not None and not is_late(delivery) and slot.ends_at - clock.now() <= AT_RISK


def may_be_given_back(delivery: Delivery) -> bool:
    """Whether it may be offered to the riders again: in charge, and nothing collected yet.

    The delivery is read `with_stops`.
    """
    collected = any(stop.status == StopStatus.DONE for stop in delivery.stops.all())
    return delivery.status == DeliveryStatus.PLANNED and not collected
