"""Cash on its way from the door to the payee: an envelope each, handed over by two people."""

from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person, RoleName
from rione.domain.accounts.permissions import require_role
from rione.domain.cooperative.channels import board_channel
from rione.domain.cooperative.models import Rider
from rione.domain.cooperative.permissions import require_self
from rione.domain.delivery.models import CashKind, CashMovement, Envelope
from rione.domain.journal.actions import record
from rione.domain.orders.channels import counter_channel
from rione.domain.payments.actions import hand_over
from rione.domain.payments.models import Payment
from rione.domain.shops.permissions import require_keeper
from rione.kit import clock, live
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.locking import lock, lock_all


def put_into_envelope(payment: Payment, rider: Rider) -> Envelope:
    """Add a collected payment to the rider's open envelope for its payee.

    It is held meanwhile: one that is being handed over takes nothing more, a new one begins.
    """
    envelope, _made = Envelope.objects.select_for_update().get_or_create(
        rider=rider, shop=payment.due.shop, given_at=None
    )
    envelope.payments.add(payment)
    return envelope


@transaction.atomic
def give_envelope(envelope: Envelope, *, by: Person) -> Envelope:
    """The rider puts the envelope on the counter; it counts when the other side confirms."""
    actor = require_self(by, envelope.rider)
    envelope = lock(envelope)
    if envelope.given_at is None:
        envelope.given_at = clock.now()
        envelope.save(update_fields=["given_at"])
        record(envelope, "given", district_id=envelope.rider.district_id, by=actor)
        _spread(envelope, "envelope_given")
    return envelope


@transaction.atomic
def receive_envelope(envelope: Envelope, *, by: Person) -> Envelope:
    """The shop's keeper, or the coordinator for the delivery fees, has counted the money.

    Refuses with `envelope_not_given` while the rider has not said it is there.
    """
    actor = _payee(envelope, by)
    envelope = lock(envelope)
    if envelope.given_at is None:
        raise Refused("envelope_not_given", _("The rider has not handed this envelope over yet."))
    if envelope.received_at is not None:
        return envelope
    envelope.received_at = clock.now()
    envelope.save(update_fields=["received_at"])
    for payment in lock_all(envelope.payments.all()):
        hand_over(payment, by=actor)
        CashMovement.objects.create(
            rider=envelope.rider,
            kind=CashKind.HANDED_OVER,
            amount=-payment.amount,
            payment=payment,
            at=clock.now(),
        )
    record(envelope, "received", district_id=envelope.rider.district_id, by=actor)
    _spread(envelope, "envelope_received")
    return envelope


def _payee(envelope: Envelope, by: Person) -> Actor:
    if envelope.shop is not None:
        return require_keeper(by, envelope.shop)
    return require_role(by, envelope.rider.district, RoleName.COORDINATOR)


def _spread(envelope: Envelope, what: str) -> None:
    live.publish(board_channel(envelope.rider.district_id), what)
    if envelope.shop is not None:
        live.publish(counter_channel(envelope.shop), what)
