"""What every act of a rider on a delivery has in common."""

from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.cooperative.channels import board_channel
from rione.domain.cooperative.models import Rider, TimeEntry
from rione.domain.cooperative.permissions import require_self
from rione.domain.delivery.models import (
    Delivery,
    DeliveryStatus,
    Run,
    RunStatus,
    Stop,
    StopKind,
    StopStatus,
)
from rione.domain.journal.actions import move
from rione.domain.orders.channels import order_channel
from rione.kit import live
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.locking import lock


def hold(delivery: Delivery) -> Delivery:
    """Read a delivery again and hold it; its order is held first, for one change at a time."""
    lock(delivery.order)
    return lock(delivery)


def hold_in_charge(delivery: Delivery, by: Person) -> tuple[Delivery, Actor]:
    """The delivery, held, and its rider as the actor; PermissionDenied to anybody else."""
    delivery = hold(delivery)
    if delivery.rider is None:
        raise Refused("already_answered", _("Somebody has already dealt with this."))
    return delivery, require_self(by, delivery.rider)


def require_under_way(delivery: Delivery) -> None:
    """Refuses with `already_answered` at a door where the rider isn't, or isn't any more."""
    if delivery.status != DeliveryStatus.UNDER_WAY:
        raise Refused("already_answered", _("Somebody has already dealt with this."))


def open_pickups(delivery: Delivery) -> bool:
    """Whether there is a shop the rider has still to collect from (invariant 8)."""
    stops = delivery.stops.filter(kind=StopKind.PICKUP)
    return stops.exclude(status__in=Stop.CLOSED).exists()


def has_goods(delivery: Delivery) -> bool:
    """Whether the rider has collected anything of it."""
    return delivery.stops.filter(kind=StopKind.PICKUP, status=StopStatus.DONE).exists()


def run_for(rider: Rider, entry: TimeEntry) -> Run:
    """The rider's tour that is going on, or a new one."""
    active = Run.objects.filter(rider=rider).exclude(status=RunStatus.FINISHED).first()
    return active or Run.objects.create(rider=rider, time_entry=entry)


def run_of(delivery: Delivery) -> int | None:
    """The key of the tour that the delivery's stops are on."""
    return delivery.stops.exclude(run=None).values_list("run", flat=True).first()


def start_run(run: Run | None, *, by: Actor) -> None:
    if run is not None and run.may_move(RunStatus.STARTED):
        move(run, to=RunStatus.STARTED, by=by)


def finish_run_if_empty(run_id: int | None, *, by: Actor) -> None:
    """A run without an open stop is over.

    Its rider is held first, as when something is taken in charge, which may go on this run.
    """
    run = Run.objects.select_related("rider").filter(pk=run_id or 0).first()
    if run is None:
        return
    lock(run.rider)
    run = lock(run)
    if run.status == RunStatus.FINISHED:
        return
    if Stop.objects.filter(run=run).exclude(status__in=Stop.CLOSED).exists():
        return
    if Delivery.objects.filter(rider_id=run.rider_id, status__in=Delivery.IN_CHARGE).exists():
        return
    start_run(run, by=by)
    move(run, to=RunStatus.FINISHED, by=by)


def spread(delivery: Delivery, what: str) -> None:
    """Tell the customer's page and the board of riders and coordinators."""
    live.publish(order_channel(delivery.order), what)
    live.publish(board_channel(delivery.district_id), what)
