"""At a shop: the bags are there, or there is nothing to take along."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.delivery.models import DeliveryStatus, Stop, StopStatus
from rione.domain.journal.actions import move, record
from rione.domain.orders.actions.transport import collect_part, miss_part
from rione.domain.orders.models import ShopOrder
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.lengths import require_fitting
from rione.kit.locking import lock

from .holding import hold_in_charge, spread, start_run

MOST_BAGS = 20


@transaction.atomic
def collect(stop: Stop, *, bags: int, grams_by_line: Mapping[int, int], by: Person) -> Stop:
    """The rider has the bags of one shop.

    Refuses with `bags_out_of_range`, `not_a_pickup`, `weight_out_of_range` and, tapped twice,
    changes nothing.
    """
    stop, part, actor = _hold_pickup(stop, by)
    if stop.status == StopStatus.DONE:
        return stop
    if not 1 <= bags <= MOST_BAGS:
        raise Refused("bags_out_of_range", _("Say how many bags: from 1 to 20."), field="bags")
    delivery = stop.delivery
    stop.bags = bags
    stop.save(update_fields=["bags"])
    move(stop, to=StopStatus.DONE, by=actor)
    record(stop, "bags", district_id=delivery.district_id, by=actor, bags=bags)
    if delivery.status == DeliveryStatus.PLANNED:
        move(delivery, to=DeliveryStatus.UNDER_WAY, by=actor)
    start_run(stop.run, by=actor)
    collect_part(part, grams_by_line=grams_by_line, by=actor)
    spread(delivery, "collected")
    return stop


@transaction.atomic
def miss(stop: Stop, *, reason: str, by: Person) -> Stop:
    """The shop has nothing to hand out: its part is called off, the others go on.

    Refuses with `reason_missing` and `not_a_pickup`.
    """
    stop, part, actor = _hold_pickup(stop, by)
    reason = reason.strip()
    if not reason:
        raise Refused("reason_missing", _("Say why there is nothing to collect."), field="reason")
    require_fitting(ShopOrder, "reason", reason)
    move(stop, to=StopStatus.FAILED, by=actor, reason=reason)
    miss_part(part, reason=reason, by=actor)
    spread(stop.delivery, "missed")
    return stop


def _hold_pickup(stop: Stop, by: Person) -> tuple[Stop, ShopOrder, Actor]:
    delivery, actor = hold_in_charge(stop.delivery, by)
    stop = lock(stop)
    stop.delivery = delivery
    if stop.shop_order is None:
        raise Refused("not_a_pickup", _("There is nothing to collect here."))
    return stop, stop.shop_order, actor
