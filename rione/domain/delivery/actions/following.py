"""A delivery follows its order: it appears with it, waits for the shops, shrinks and goes."""

from rione.domain.cooperative.channels import board_channel
from rione.domain.delivery.models import Delivery, DeliveryStatus, Stop, StopKind, StopStatus
from rione.domain.journal.actions import move
from rione.domain.orders.models import Order, ShopOrder, ShopOrderStatus
from rione.kit import clock, live
from rione.kit.actors import Actor
from rione.kit.locking import lock

from .holding import finish_run_if_empty, run_of

UNANSWERED = frozenset({ShopOrderStatus.AWAITING_PAYMENT, ShopOrderStatus.PLACED})


def follow(order: Order, by: Actor) -> None:
    """Bring the delivery of an order in line with its shop orders; twice changes nothing."""
    if not order.is_brought:
        return
    delivery = Delivery.objects.filter(order=order).first() or _begin(order)
    delivery = lock(delivery)
    if delivery.status in Delivery.OVER:
        return
    parts = list(ShopOrder.objects.filter(order=order).order_by("pk"))
    _skip_undone_pickups(delivery, parts, by)
    if all(part.is_undone for part in parts):
        _call_off(delivery, by)
    elif delivery.status == DeliveryStatus.WAITING and not _waits_for_a_shop(parts):
        _offer(delivery, by)
    live.publish(board_channel(delivery.district_id), "deliveries")


def _begin(order: Order) -> Delivery:
    delivery = Delivery.objects.create(district_id=order.district_id, order=order)
    for part in order.shop_orders.order_by("pk"):
        Stop.objects.create(delivery=delivery, kind=StopKind.PICKUP, shop_order=part)
    Stop.objects.create(delivery=delivery, kind=StopKind.DROP)
    return delivery


def _waits_for_a_shop(parts: list[ShopOrder]) -> bool:
    return any(part.status in UNANSWERED for part in parts)


def _skip_undone_pickups(delivery: Delivery, parts: list[ShopOrder], by: Actor) -> None:
    """A shop that refuses shrinks the delivery and blocks nobody (invariant 8)."""
    undone = {part.pk for part in parts if part.is_undone}
    stops = delivery.stops.select_for_update().filter(shop_order_id__in=undone).order_by("pk")
    for stop in stops:
        if stop.status not in Stop.CLOSED:
            move(stop, to=StopStatus.SKIPPED, by=by)


def _call_off(delivery: Delivery, by: Actor) -> None:
    if not delivery.may_move(DeliveryStatus.CANCELLED):
        return
    move(delivery, to=DeliveryStatus.CANCELLED, by=by)
    for stop in delivery.stops.select_for_update().order_by("pk"):
        if stop.status not in Stop.CLOSED:
            move(stop, to=StopStatus.SKIPPED, by=by)
    finish_run_if_empty(run_of(delivery), by=by)


def _offer(delivery: Delivery, by: Actor) -> None:
    delivery.offered_at = clock.now()
    delivery.save(update_fields=["offered_at"])
    move(delivery, to=DeliveryStatus.OFFERED, by=by)
