"""At the customer's door: proof, one sum in cash, or bringing the goods back."""

from dataclasses import dataclass
from typing import cast

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rione.domain.accounts.models import Person
from rione.domain.cooperative.models import Rider
from rione.domain.delivery.models import (
    CashKind,
    CashMovement,
    Delivery,
    DeliveryStatus,
    Proof,
    Stop,
    StopKind,
    StopStatus,
)
from rione.domain.delivery.notices import tell_of_delivery, tell_of_failure
from rione.domain.delivery.queries.cash import cash_at_the_door
from rione.domain.journal.actions import move, record
from rione.domain.orders.actions.transport import complete_part, return_part
from rione.domain.orders.models import ShopOrder, ShopOrderStatus
from rione.domain.payments.actions import collect_cash
from rione.domain.payments.models import Payment
from rione.kit import clock
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.lengths import require_fitting
from rione.kit.locking import lock

from .envelopes import put_into_envelope
from .holding import (
    finish_run_if_empty,
    hold_in_charge,
    open_pickups,
    require_under_way,
    run_of,
    spread,
)

PIN_TRIES = 5


@dataclass(frozen=True)
class Handing:
    """What the rider types at the door: the PIN, or who took it and why there is no PIN."""

    pin: str = ""
    received_by: str = ""
    note: str = ""


def deliver(delivery: Delivery, handing: Handing, *, by: Person) -> Delivery:
    """The customer has the goods and has paid the one sum, which is split into envelopes.

    Refuses with `pickup_open`, `pin_missing`, `pin_wrong`, `pin_locked` after five wrong ones
    (the name then serves) and `note_missing`. Wrong tries are counted even though nothing else
    is written.
    """
    outcome = _deliver(delivery, handing, by)
    if isinstance(outcome, Refused):
        raise outcome
    return outcome


@transaction.atomic
def _deliver(delivery: Delivery, handing: Handing, by: Person) -> Delivery | Refused:
    """The delivery, or the refusal of a wrong PIN, whose try is then counted for good."""
    delivery, actor = hold_in_charge(delivery, by)
    if delivery.status == DeliveryStatus.DELIVERED:
        return delivery
    if open_pickups(delivery):
        raise Refused("pickup_open", _("There is a shop you have not collected from yet."))
    require_under_way(delivery)
    wrong = None if handing.received_by.strip() else _wrong_pin(delivery, handing.pin)
    if wrong is not None:
        return wrong
    _write_proof(delivery, handing)
    move(delivery, to=DeliveryStatus.DELIVERED, by=actor)
    _close_drop(delivery, StopStatus.DONE, actor)
    _take_the_sum(delivery, actor)
    for part in _parts_aboard(delivery):
        complete_part(part, by=actor)
    finish_run_if_empty(run_of(delivery), by=actor)
    spread(delivery, "delivered")
    tell_of_delivery(delivery)
    return delivery


def _wrong_pin(delivery: Delivery, pin: str) -> Refused | None:
    """The refusal that this PIN earns, its try counted; None when it is the customer's."""
    locked = _("Five wrong PINs. Ask for the name of who takes it, and write a note.")
    if delivery.wrong_pins >= PIN_TRIES:
        return Refused("pin_locked", locked, field="received_by")
    if not pin.strip():
        words = _("Type the PIN that the customer tells you, or the name of who takes it.")
        return Refused("pin_missing", words, field="pin")
    if pin.strip() == delivery.order.pin:
        return None
    delivery.wrong_pins += 1
    delivery.save(update_fields=["wrong_pins"])
    left = PIN_TRIES - delivery.wrong_pins
    if not left:
        return Refused("pin_locked", locked, field="received_by")
    words = ngettext(
        "This isn't the PIN. %(left)d try left; it may also be left with a name.",
        "This isn't the PIN. %(left)d tries left; it may also be left with a name.",
        left,
    )
    return Refused("pin_wrong", words % {"left": left}, field="pin")


def _write_proof(delivery: Delivery, handing: Handing) -> None:
    name, note = handing.received_by.strip(), handing.note.strip()
    if name and not note:
        raise Refused("note_missing", _("Write why there is no PIN."), field="note")
    require_fitting(Delivery, "received_by", name)
    require_fitting(Delivery, "proof_note", note, field="note")
    delivery.proof = Proof.NAME if name else Proof.PIN
    delivery.received_by = name
    delivery.proof_note = note
    delivery.delivered_at = clock.now()
    delivery.save(update_fields=["proof", "received_by", "proof_note", "delivered_at"])


@transaction.atomic
def fail(delivery: Delivery, *, reason: str, by: Person) -> Delivery:
    """Nobody opens, or it cannot be left: the goods stay aboard until it is tried again or
    they are back at the shops. Refuses with `reason_missing`, and with `pickup_open` while a
    shop still waits for the rider.
    """
    delivery, actor = hold_in_charge(delivery, by)
    if open_pickups(delivery):
        raise Refused("pickup_open", _("There is a shop you have not collected from yet."))
    reason = reason.strip()
    if not reason:
        raise Refused("reason_missing", _("Say why it could not be delivered."), field="reason")
    require_fitting(Delivery, "failure", reason, field="reason")
    delivery.failure = reason
    delivery.save(update_fields=["failure"])
    move(delivery, to=DeliveryStatus.FAILED, by=actor, reason=reason)
    _close_drop(delivery, StopStatus.FAILED, actor)
    spread(delivery, "failed")
    tell_of_failure(delivery)
    return delivery


@transaction.atomic
def try_again(delivery: Delivery, *, by: Person) -> Delivery:
    """The rider goes back to the door."""
    delivery, actor = hold_in_charge(delivery, by)
    move(delivery, to=DeliveryStatus.PLANNED, by=actor)
    move(delivery, to=DeliveryStatus.UNDER_WAY, by=actor)
    drop = delivery.stops.select_for_update().get(kind=StopKind.DROP)
    move(drop, to=StopStatus.TODO, by=actor)
    spread(delivery, "under_way")
    return delivery


@transaction.atomic
def bring_back(delivery: Delivery, *, by: Person) -> Delivery:
    """The goods are back at the shops; nothing is owed for them."""
    delivery, actor = hold_in_charge(delivery, by)
    move(delivery, to=DeliveryStatus.RETURNED, by=actor)
    for part in _parts_aboard(delivery):
        return_part(part, reason=delivery.failure, by=actor)
    finish_run_if_empty(run_of(delivery), by=actor)
    spread(delivery, "returned")
    return delivery


def _take_the_sum(delivery: Delivery, actor: Actor) -> None:
    """One sum at the door; the phone splits it into the payees' envelopes (rules 15)."""
    # Two doors of one rider at once would hold each other's envelopes.
    rider = lock(cast("Rider", delivery.rider))
    for payment in cash_at_the_door(delivery).payments:
        held: Payment = lock(payment)
        collect_cash(held, by=actor)
        CashMovement.objects.create(
            rider=rider,
            kind=CashKind.COLLECTED,
            amount=held.amount,
            payment=held,
            at=clock.now(),
        )
        put_into_envelope(held, rider)
    record(delivery, "cash_taken", district_id=delivery.district_id, by=actor)


def _close_drop(delivery: Delivery, to: StopStatus, actor: Actor) -> None:
    drop: Stop = delivery.stops.select_for_update().get(kind=StopKind.DROP)
    move(drop, to=to, by=actor)


def _parts_aboard(delivery: Delivery) -> list[ShopOrder]:
    parts = ShopOrder.objects.filter(order=delivery.order_id, status=ShopOrderStatus.COLLECTED)
    return list(parts.select_related("order", "shop", "due").order_by("pk"))
