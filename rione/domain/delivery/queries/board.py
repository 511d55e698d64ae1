from django.db.models import QuerySet

from rione.domain.cooperative.models import Rider
from rione.domain.delivery.actions.riding import IN_CHARGE
from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.districts.models import District
from rione.domain.orders.models import Order


def with_stops(deliveries: QuerySet[Delivery]) -> QuerySet[Delivery]:
    """The same deliveries with order, slot, rider, stops and shops at hand: four queries."""
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
    mine = Delivery.objects.filter(rider=rider, status__in=IN_CHARGE)
    return with_stops(mine).order_by("order__slot__starts_at", "pk")


def delivery_of(order: Order) -> Delivery | None:
    """The delivery of an order, with its rider, if it is brought."""
    return Delivery.objects.filter(order=order).select_related("rider").first()


def board(district: District) -> QuerySet[Delivery]:
    """Everything of the district that is not over, the earliest slot first."""
    going = Delivery.objects.filter(district=district).exclude(status__in=Delivery.OVER)
    return with_stops(going).order_by("order__slot__starts_at", "pk")
