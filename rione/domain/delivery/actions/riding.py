"""What a rider does with a delivery: take it in charge, collect, deliver, or bring it back."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.cooperative.actions import clock_out
from rione.domain.cooperative.channels import board_channel
from rione.domain.cooperative.models import Rider, TimeEntry
from rione.domain.cooperative.permissions import require_on_duty, require_self
from rione.domain.delivery.models import (
    Delivery,
    DeliveryStatus,
    Run,
    RunStatus,
    Stop,
    StopKind,
    StopStatus,
)
from rione.domain.journal.actions import move, record
from rione.domain.orders.actions.transport import collect_part
from rione.domain.orders.channels import order_channel
from rione.kit import live
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.locking import lock

IN_CHARGE = (DeliveryStatus.PLANNED, DeliveryStatus.UNDER_WAY, DeliveryStatus.FAILED)
MOST_BAGS = 20


@transaction.atomic
def claim(delivery: Delivery, rider: Rider, *, by: Person) -> Delivery:
    """The rider locks an offered delivery; exactly one of any number wins (invariant 7).

    Refuses with `off_duty` and `already_claimed`.
    """
    actor = require_self(by, rider)
    lock(delivery.order)
    delivery = lock(delivery)
    if delivery.status == DeliveryStatus.PLANNED and delivery.rider_id == rider.pk:
        return delivery
    if delivery.status != DeliveryStatus.OFFERED:
        raise Refused("already_claimed", _("Another rider has just taken this one."))
    entry = require_on_duty(lock(rider))
    delivery.rider = rider
    delivery.save(update_fields=["rider"])
    move(delivery, to=DeliveryStatus.PLANNED, by=actor)
    delivery.stops.update(run=_run(rider, entry, actor))
    _spread(delivery, "claimed")
    return delivery


@transaction.atomic
def give_back(delivery: Delivery, *, by: Person) -> Delivery:
    """Before the first pickup the rider may offer it to the others again; nothing is held
    against anybody. Refuses with `already_under_way`.
    """
    delivery, actor = hold_in_charge(delivery, by)
    if delivery.status != DeliveryStatus.PLANNED or _has_goods(delivery):
        raise Refused("already_under_way", _("You have goods of this order with you."))
    delivery.rider = None
    delivery.save(update_fields=["rider"])
    move(delivery, to=DeliveryStatus.OFFERED, by=actor)
    run = delivery.stops.exclude(run=None).values_list("run", flat=True).first()
    delivery.stops.update(run=None)
    finish_run_if_empty(run, by=actor)
    _spread(delivery, "given_back")
    return delivery


@transaction.atomic
def collect(stop: Stop, *, bags: int, grams_by_line: Mapping[int, int], by: Person) -> Stop:
    """The rider has the bags of one shop.

    Refuses with `bags_out_of_range`, `not_a_pickup` and, tapped twice, changes nothing.
    """
    delivery, actor = hold_in_charge(stop.delivery, by)
    stop = lock(stop)
    if stop.status == StopStatus.DONE:
        return stop
    if stop.shop_order is None:
        raise Refused("not_a_pickup", _("There is nothing to collect here."))
    if not 1 <= bags <= MOST_BAGS:
        raise Refused("bags_out_of_range", _("Say how many bags: from 1 to 20."), field="bags")
    stop.bags = bags
    stop.save(update_fields=["bags"])
    move(stop, to=StopStatus.DONE, by=actor)
    record(stop, "bags", district_id=delivery.district_id, by=actor, bags=bags)
    if delivery.status == DeliveryStatus.PLANNED:
        move(delivery, to=DeliveryStatus.UNDER_WAY, by=actor)
    _start_run(stop.run, actor)
    collect_part(stop.shop_order, grams_by_line=grams_by_line, by=actor)
    _spread(delivery, "collected")
    return stop


@transaction.atomic
def end_duty(rider: Rider, *, by: Person) -> TimeEntry:
    """The rider ends the shift with nothing left in charge; refuses with `goods_in_charge`."""
    require_self(by, rider)
    rider = lock(rider)
    if Delivery.objects.filter(rider=rider, status__in=IN_CHARGE).exists():
        raise Refused("goods_in_charge", _("Deliver or give back what you have in charge first."))
    return clock_out(rider, by=by)


def finish_run_if_empty(run_id: int | None, *, by: Actor) -> None:
    """A run without an open stop is over."""
    run = Run.objects.select_for_update().filter(pk=run_id or 0).first()
    if run is None or run.status == RunStatus.FINISHED:
        return
    if Stop.objects.filter(run=run).exclude(status__in=Stop.CLOSED).exists():
        return
    if Delivery.objects.filter(rider_id=run.rider_id, status__in=IN_CHARGE).exists():
        return
    _start_run(run, by)
    move(run, to=RunStatus.FINISHED, by=by)


def hold_in_charge(delivery: Delivery, by: Person) -> tuple[Delivery, Actor]:
    """The delivery, held, and its rider as the actor; PermissionDenied to anybody else."""
    lock(delivery.order)
    delivery = lock(delivery)
    if delivery.rider is None:
        raise Refused("already_answered", _("Somebody has already dealt with this."))
    return delivery, require_self(by, delivery.rider)


def open_pickups(delivery: Delivery) -> int:
    stops = delivery.stops.filter(kind=StopKind.PICKUP)
    return stops.exclude(status__in=Stop.CLOSED).count()


def _has_goods(delivery: Delivery) -> bool:
    return delivery.stops.filter(kind=StopKind.PICKUP, status=StopStatus.DONE).exists()


def _run(rider: Rider, entry: TimeEntry, actor: Actor) -> Run:
    active = Run.objects.filter(rider=rider).exclude(status=RunStatus.FINISHED).first()
    return active or Run.objects.create(rider=rider, time_entry=entry)


def _start_run(run: Run | None, actor: Actor) -> None:
    if run is not None and run.may_move(RunStatus.STARTED):
        move(run, to=RunStatus.STARTED, by=actor)


def _spread(delivery: Delivery, what: str) -> None:
    live.publish(order_channel(delivery.order), what)
    live.publish(board_channel(delivery.district_id), what)
