"""Taking deliveries in charge and giving them back, and the end of a rider's shift."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person, RoleName
from rione.domain.accounts.permissions import require_role
from rione.domain.cooperative.actions import clock_out
from rione.domain.cooperative.models import Rider, TimeEntry
from rione.domain.cooperative.permissions import require_hired, require_on_duty, require_self
from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.journal.actions import move
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.locking import lock

from .holding import (
    finish_run_if_empty,
    has_goods,
    hold,
    hold_in_charge,
    run_for,
    run_of,
    spread,
)


@transaction.atomic
def claim(delivery: Delivery, rider: Rider, *, by: Person) -> Delivery:
    """The rider locks an offered delivery; exactly one of any number wins (invariant 7).

    Tapped twice it stays the winner's. Refuses with `off_duty`, `already_claimed`, and
    `called_off` when nothing is left to bring.
    """
    actor = require_self(by, rider)
    require_hired(rider)
    if rider.district_id != delivery.district_id:
        raise PermissionDenied
    delivery = hold(delivery)
    if delivery.status in Delivery.IN_CHARGE and delivery.rider_id == rider.pk:
        return delivery
    _require_offered(delivery)
    entry = require_on_duty(lock(rider))
    delivery.rider = rider
    delivery.save(update_fields=["rider"])
    move(delivery, to=DeliveryStatus.PLANNED, by=actor)
    delivery.stops.update(run=run_for(rider, entry))
    spread(delivery, "claimed")
    return delivery


@transaction.atomic
def give_back(delivery: Delivery, *, by: Person) -> Delivery:
    """Before the first pickup the rider may offer it to the others again; nothing is held
    against anybody. Refuses with `already_under_way`.
    """
    delivery, actor = hold_in_charge(delivery, by)
    return _offer_again(delivery, by=actor, reason="")


@transaction.atomic
def give_back_for(delivery: Delivery, *, reason: str, by: Person) -> Delivery:
    """The coordinator does it in the rider's place and says why; the reason is kept.

    Refuses with `reason_missing`, `already_under_way`, and `already_answered` when nobody has
    it in charge any more.
    """
    actor = require_role(by, delivery.district, RoleName.COORDINATOR)
    reason = reason.strip()
    if not reason:
        raise Refused(
            "reason_missing", _("Write why: it is kept with the delivery."), field="reason"
        )
    delivery = hold(delivery)
    if delivery.status not in Delivery.IN_CHARGE:
        raise Refused("already_answered", _("Somebody has already dealt with this."))
    return _offer_again(delivery, by=actor, reason=reason)


@transaction.atomic
def end_duty(rider: Rider, *, by: Person) -> TimeEntry:
    """The rider ends the shift with nothing left in charge; refuses with `goods_in_charge`."""
    require_self(by, rider)
    rider = lock(rider)
    if Delivery.objects.filter(rider=rider, status__in=Delivery.IN_CHARGE).exists():
        raise Refused("goods_in_charge", _("Deliver or give back what you have in charge first."))
    return clock_out(rider, by=by)


def _require_offered(delivery: Delivery) -> None:
    if delivery.status in {DeliveryStatus.CANCELLED, DeliveryStatus.WAITING}:
        raise Refused("called_off", _("There is nothing to bring any more: it was called off."))
    if delivery.status != DeliveryStatus.OFFERED:
        raise Refused("already_claimed", _("Another rider has just taken this one."))


def _offer_again(delivery: Delivery, *, by: Actor, reason: str) -> Delivery:
    if delivery.status != DeliveryStatus.PLANNED or has_goods(delivery):
        raise Refused("already_under_way", _("Goods of this order are on the bike already."))
    run = run_of(delivery)
    move(delivery, to=DeliveryStatus.OFFERED, by=by, reason=reason)
    delivery.rider = None
    delivery.save(update_fields=["rider"])
    delivery.stops.update(run=None)
    finish_run_if_empty(run, by=by)
    spread(delivery, "given_back")
    return delivery
