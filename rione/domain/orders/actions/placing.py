from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.catalogue.actions import take_stock
from rione.domain.catalogue.models import Availability
from rione.domain.districts.models import District, LaunchStage
from rione.domain.districts.queries import Place
from rione.domain.journal.actions import record
from rione.domain.orders.checkout import Wishes
from rione.domain.orders.models import Basket, BasketLine, Fulfilment, Line, Order, ShopOrder
from rione.domain.orders.news import spread
from rione.domain.orders.notices import tell_of_placed_order
from rione.domain.orders.queries.basket import BasketView, ShopPart, lines_of, view_of_lines
from rione.domain.orders.totals import gross_by_rate
from rione.domain.payments.actions import owe
from rione.domain.slots.actions import take_place
from rione.domain.slots.models import Slot
from rione.kit.actors import Actor
from rione.kit.codes import order_code
from rione.kit.errors import LineTrouble, Refused
from rione.kit.locking import lock
from rione.kit.money import Money

from .rules import require_age, require_minimum, require_place, require_room, require_slot

DELIVERY_VAT_RATE = 2200
"""Bringing goods home is a service at the ordinary rate, in basis points."""


@dataclass(frozen=True)
class _Promise:
    """Where and when it is brought; both empty when the customer picks it up."""

    place: Place | None
    slot: Slot | None


@transaction.atomic
def place_order(basket: Basket, wishes: Wishes, *, by: Person | None) -> Order:
    """The customer orders what is in the basket, with an obligation to pay.

    Sent twice, at once or later, it gives the same order. Refuses with `basket_empty`,
    `basket_changed`, `lines_unavailable` (each line named), `below_minimum`, `street_unknown`,
    `outside_zone`, `too_long`, `slot_missing`, `slot_closed`, `slot_full`, `shop_too_late`,
    `age_not_declared`, `district_not_open` and `checkout_used` (by another basket); then nothing
    has changed and the basket is as it was.
    """
    basket = lock(basket)
    placed = Order.objects.filter(checkout_key=wishes.key).first()
    if placed is not None:
        return _own(placed, basket)
    require_room(wishes)
    lines = list(lines_of(basket))
    view = view_of_lines(basket.district, lines)
    _require_orderable(view, wishes)
    _take_stock(lines)
    promise = _promise(view, wishes)
    order = _write_order(basket, wishes, promise, by)
    for part in view.parts:
        _write_shop_order(order, part)
    basket.lines.all().delete()
    actor = Actor("customer", by.pk if by else None)
    record(order, "placed", district_id=order.district_id, by=actor, channel=wishes.channel)
    spread(order, what="placed", by=actor)
    tell_of_placed_order(order)
    return order


def _own(placed: Order, basket: Basket) -> Order:
    if placed.basket_key != basket.key:
        raise Refused("checkout_used", _("This was ordered already. Look at your orders."))
    return placed


def _require_orderable(view: BasketView, wishes: Wishes) -> None:
    if view.district.status != LaunchStage.OPEN:
        raise Refused("district_not_open", _("Orders are not taken at the moment."))
    if not view.parts:
        raise Refused("basket_empty", _("Your basket is empty."))
    troubles = [LineTrouble(line.line.pk, line.trouble) for line in view.lines if line.trouble]
    if troubles:
        _refuse_lines(troubles)
    fee = _fee(view, wishes)
    if view.fingerprint != wishes.fingerprint or view.total + fee != wishes.expected_total:
        raise Refused(
            "basket_changed",
            _("Something in the basket has changed since you looked. Check the new total."),
        )
    require_age(view, wishes)


def _promise(view: BasketView, wishes: Wishes) -> _Promise:
    if wishes.fulfilment == Fulfilment.PICKED_UP:
        return _Promise(None, None)
    require_minimum(view)
    place = require_place(view.district, wishes)
    slot = require_slot(view, wishes)
    return _Promise(place, take_place(slot))


def _fee(view: BasketView, wishes: Wishes) -> Money:
    brought = wishes.fulfilment == Fulfilment.BROUGHT
    return view.district.delivery_fee if brought else Money(0)


def _take_stock(lines: Sequence[BasketLine]) -> None:
    """Counted stock goes down in key order; whoever comes too late is told which lines."""
    troubles = []
    for line in sorted(lines, key=lambda line: line.offer_id):
        if not take_stock(line.offer, line.quantity):
            sold = _("Somebody has just bought the last %(product)s.")
            troubles.append(LineTrouble(line.pk, sold % {"product": line.offer.product.name}))
    if troubles:
        _refuse_lines(troubles)


def _refuse_lines(troubles: Sequence[LineTrouble]) -> None:
    words = " ".join(trouble.message for trouble in troubles)
    raise Refused("lines_unavailable", words, lines=troubles)


def _write_order(
    basket: Basket, wishes: Wishes, promise: _Promise, customer: Person | None
) -> Order:
    place, district = promise.place, basket.district
    fee = district.delivery_fee if place else Money(0)
    return Order.objects.create(
        district=district,
        code=_free_code(district),
        checkout_key=wishes.key,
        basket_key=basket.key,
        customer=customer,
        name=wishes.name,
        email=wishes.email,
        phone=wishes.phone,
        language=wishes.language,
        channel=wishes.channel,
        fulfilment=wishes.fulfilment,
        slot=promise.slot,
        street=place.street if place else "",
        house_number=place.house_number if place else "",
        city=district.name if place else "",
        latitude=place.point.latitude if place else None,
        longitude=place.point.longitude if place else None,
        door_note=wishes.door_note,
        rider_note=wishes.rider_note,
        pays_with=wishes.pays_with,
        fee=fee,
        fee_due=owe(district, None, {DELIVERY_VAT_RATE: fee}) if fee else None,
    )


def _free_code(district: District) -> str:
    """A code nobody in the district has; in a town of a million orders one in 700 is taken."""
    code = order_code()
    while Order.objects.filter(district=district, code=code).exists():
        code = order_code()
    return code


def _write_shop_order(order: Order, part: ShopPart) -> ShopOrder:
    lines = [_line(order, view.line) for view in part.lines]
    due = owe(order.district, part.shop, gross_by_rate(lines))
    shop_order = ShopOrder.objects.create(order=order, shop=part.shop, due=due)
    for line in lines:
        line.shop_order = shop_order
    Line.objects.bulk_create(lines)
    return shop_order


def _line(order: Order, asked: BasketLine) -> Line:
    offer = asked.offer
    counted = offer.availability == Availability.COUNTED
    return Line(
        offer=offer,
        name=offer.product.name,
        kind=offer.kind,
        price=offer.price,
        vat_rate=offer.vat_rate,
        asked=asked.quantity,
        tolerance=order.district.weight_tolerance if offer.by_weight else 0,
        held_stock=asked.quantity if counted else 0,
        note=asked.note,
    )
