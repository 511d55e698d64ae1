from collections.abc import Mapping

from rione.domain.districts.models import District
from rione.domain.journal.actions import move
from rione.domain.shops.models import Shop
from rione.kit.actors import Actor
from rione.kit.locking import lock
from rione.kit.money import Money

from .models import Due, DuePart, Method, Payment, PaymentStatus


def owe(district: District, shop: Shop | None, gross_by_rate: Mapping[int, Money]) -> Due:
    """Write down what is owed to one payee (`shop`, or the delivery operator), and how in cash.

    `gross_by_rate` holds the amounts VAT included, by VAT rate in basis points.
    """
    due = Due.objects.create(district=district, shop=shop, amount=Money.sum(gross_by_rate.values()))
    _write_parts(due, gross_by_rate)
    _ask_in_cash(due)
    return due


def settle(due: Due, gross_by_rate: Mapping[int, Money], *, by: Actor) -> Due:
    """Set a due to what was really picked and weighed.

    Nothing left to pay voids its payment; when a missing thing turns up after all, it is asked
    for again.
    """
    due = lock(due)
    due.amount = Money.sum(gross_by_rate.values())
    due.save(update_fields=["amount"])
    due.parts.all().delete()
    _write_parts(due, gross_by_rate)
    payment = live_payment(due)
    if payment is None:
        _ask_again(due)
    elif payment.status == PaymentStatus.DUE:
        payment.amount = due.amount
        payment.save(update_fields=["amount"])
        if not due.amount:
            move(payment, to=PaymentStatus.VOID, by=by)
    return due


def live_payment(due: Due) -> Payment | None:
    """The one payment of this due that is neither void nor given up, held for writing."""
    live = due.payments.exclude(status__in=[PaymentStatus.VOID, PaymentStatus.UNPAID])
    return live.select_for_update().first()


def collect_cash(payment: Payment, *, by: Actor) -> None:
    """The customer has paid this in cash."""
    move(payment, to=PaymentStatus.COLLECTED, by=by)


def hand_over(payment: Payment, *, by: Actor) -> None:
    """The payee has the money in hand."""
    move(payment, to=PaymentStatus.HANDED_OVER, by=by)


def _ask_again(due: Due) -> None:
    """A new payment where the only ones were void; one that was given up stays given up."""
    if not due.payments.exclude(status=PaymentStatus.VOID).exists():
        _ask_in_cash(due)


def _ask_in_cash(due: Due) -> None:
    if due.amount:
        Payment.objects.create(due=due, method=Method.CASH, amount=due.amount)


def _write_parts(due: Due, gross_by_rate: Mapping[int, Money]) -> None:
    DuePart.objects.bulk_create(
        DuePart(due=due, vat_rate=rate, gross=gross, vat=gross.vat_within(rate))
        for rate, gross in sorted(gross_by_rate.items())
        if gross
    )
