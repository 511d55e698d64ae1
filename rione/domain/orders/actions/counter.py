"""What keepers do with their part of an order."""

from collections.abc import Mapping

from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.journal.actions import move, record
from rione.domain.orders.models import Line, LineStatus, ShopOrder, ShopOrderStatus
from rione.domain.orders.news import spread_part
from rione.domain.orders.notices import tell_of_ready_part, tell_of_refused_part
from rione.domain.payments.actions import collect_cash, hand_over
from rione.domain.payments.queries import cash_due
from rione.domain.shops.permissions import require_keeper
from rione.kit import clock
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.lengths import require_fitting

from .parts import hold, require_status, settle_part, undo_part
from .picking import pick, reopen, set_short

MOST_BAGS = 20


@transaction.atomic
def acknowledge(shop_order: ShopOrder, *, by: Person) -> None:
    """A keeper has heard the ring; it stops on every device of the shop."""
    actor = require_keeper(by, shop_order.shop)
    shop_order = hold(shop_order)
    if shop_order.acknowledged_at is None:
        shop_order.acknowledged_at = clock.now()
        shop_order.save(update_fields=["acknowledged_at"])
        spread_part(shop_order, what="acknowledged", by=actor)


@transaction.atomic
def accept(shop_order: ShopOrder, *, by: Person) -> ShopOrder:
    """The shop says yes and begins to prepare."""
    actor = require_keeper(by, shop_order.shop)
    shop_order = hold(shop_order)
    move(shop_order, to=ShopOrderStatus.ACCEPTED, by=actor)
    spread_part(shop_order, what="accepted", by=actor)
    return shop_order


@transaction.atomic
def refuse(shop_order: ShopOrder, *, reason: str, by: Person) -> ShopOrder:
    """The shop cannot do it and says why; the other shops' parts go on.

    Refuses with `reason_missing` when no reason is given, and with `too_long`.
    """
    actor = require_keeper(by, shop_order.shop)
    reason = _require_reason(reason)
    shop_order = hold(shop_order)
    undo_part(shop_order, to=ShopOrderStatus.REFUSED, by=actor, reason=reason)
    spread_part(shop_order, what="refused", by=actor)
    tell_of_refused_part(shop_order)
    return shop_order


@transaction.atomic
def call_off(shop_order: ShopOrder, *, reason: str, by: Person) -> ShopOrder:
    """The shop had said yes and cannot do it after all, or nobody came to fetch it.

    Only before a rider has it; what was found goes back on the shelf. Refuses as `refuse`, and
    with `already_answered`.
    """
    actor = require_keeper(by, shop_order.shop)
    reason = _require_reason(reason)
    shop_order = hold(shop_order)
    require_status(shop_order, ShopOrderStatus.ACCEPTED, ShopOrderStatus.READY)
    undo_part(shop_order, to=ShopOrderStatus.CANCELLED, by=actor, reason=reason)
    spread_part(shop_order, what="called_off", by=actor)
    tell_of_refused_part(shop_order)
    return shop_order


@transaction.atomic
def weigh(line: Line, grams: int, *, by: Person) -> Line:
    """Write what the scale says; the customer's total settles by itself.

    Refuses as `pick`.
    """
    actor = require_keeper(by, line.shop_order.shop)
    shop_order = _preparing(line.shop_order)
    line = pick(_own(shop_order, line.pk), grams, by=actor)
    _settled(shop_order, "weighed", actor)
    return line


@transaction.atomic
def mark_short(line: Line, *, left: int = 0, by: Person) -> Line:
    """A thing is missing, or only `left` pieces of it are there."""
    actor = require_keeper(by, line.shop_order.shop)
    shop_order = _preparing(line.shop_order)
    held = _own(shop_order, line.pk)
    line = pick(held, left, by=actor) if left else set_short(held, by=actor)
    _settled(shop_order, "short", actor)
    return line


@transaction.atomic
def mark_found(line: Line, *, by: Person) -> Line:
    """It was there after all: the line counts again as it was asked, and is weighed if it must."""
    actor = require_keeper(by, line.shop_order.shop)
    shop_order = _preparing(line.shop_order)
    line = reopen(_own(shop_order, line.pk), by=actor)
    _settled(shop_order, "found", actor)
    return line


@transaction.atomic
def make_ready(
    shop_order: ShopOrder, *, bags: int, grams_by_line: Mapping[int, int], by: Person
) -> ShopOrder:
    """Everything is in the bags: what was not marked otherwise is picked as asked.

    `grams_by_line` holds weights typed together with the last tap. Refuses with
    `weight_missing` while a line by weight has none, `bags_out_of_range`, `nothing_to_pack`
    where every line is missing, and as `pick`.
    """
    actor = require_keeper(by, shop_order.shop)
    if not 1 <= bags <= MOST_BAGS:
        raise Refused("bags_out_of_range", _("Say how many bags: from 1 to 20."), field="bags")
    shop_order = hold(shop_order)
    require_status(shop_order, ShopOrderStatus.ACCEPTED)
    lines = shop_order.lines.select_for_update().order_by("pk")
    for line in lines:
        _pick_for_bag(line, grams_by_line.get(line.pk), actor)
    if all(line.status == LineStatus.SHORT for line in lines):
        raise Refused("nothing_to_pack", _("Everything is missing: call the order off instead."))
    shop_order.bags = bags
    shop_order.save(update_fields=["bags"])
    move(shop_order, to=ShopOrderStatus.READY, by=actor)
    record(shop_order, "packed", district_id=shop_order.home_district_id, by=actor, bags=bags)
    _settled(shop_order, "ready", actor)
    tell_of_ready_part(shop_order)
    return shop_order


@transaction.atomic
def hand_out(shop_order: ShopOrder, *, by: Person) -> ShopOrder:
    """The customer has fetched it and paid at the counter."""
    actor = require_keeper(by, shop_order.shop)
    shop_order = hold(shop_order)
    if shop_order.order.is_brought:
        raise Refused("rider_brings_it", _("A rider brings this order home."))
    move(shop_order, to=ShopOrderStatus.COMPLETED, by=actor)
    for payment in cash_due([shop_order.due]):
        collect_cash(payment, by=actor)
        hand_over(payment, by=actor)
    spread_part(shop_order, what="completed", by=actor)
    return shop_order


def _require_reason(reason: str) -> str:
    reason = reason.strip()
    if not reason:
        raise Refused("reason_missing", _("Write why: the customer will read it."), field="reason")
    require_fitting(ShopOrder, "reason", reason)
    return reason


def _preparing(shop_order: ShopOrder) -> ShopOrder:
    shop_order = hold(shop_order)
    require_status(shop_order, ShopOrderStatus.ACCEPTED)
    return shop_order


def _own(shop_order: ShopOrder, pk: int) -> Line:
    line = shop_order.lines.select_for_update().get(pk=pk)
    line.shop_order = shop_order
    return line


def _pick_for_bag(line: Line, grams: int | None, by: Actor) -> None:
    if line.by_weight and grams is not None and line.status != LineStatus.SHORT:
        pick(line, grams, by=by)
    elif line.to_weigh:
        raise Refused(
            "weight_missing",
            _("Weigh “%(product)s” first, or mark it as missing.") % {"product": line.name},
            field=f"grams-{line.pk}",
        )
    elif line.status == LineStatus.ASKED:
        pick(line, line.asked, by=by)


def _settled(shop_order: ShopOrder, what: str, actor: Actor) -> None:
    settle_part(shop_order, by=actor)
    spread_part(shop_order, what=what, by=actor)
