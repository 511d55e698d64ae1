"""Cash: one sum at the door, an envelope per payee, in hand what was taken less what was given."""

import pytest
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.db.models import Sum

from rione.domain.delivery.actions.door import Handing, deliver
from rione.domain.delivery.actions.envelopes import give_envelope, receive_envelope
from rione.domain.delivery.models import CashKind, CashMovement
from rione.domain.delivery.queries import (
    cash_at_the_door,
    cash_at_the_doors,
    cash_in_hand,
    cash_out,
    cash_taken,
    envelopes_for,
    envelopes_of,
    fee_envelopes_given,
    offered_deliveries,
)
from rione.domain.payments.models import Payment, PaymentStatus
from rione.kit import clock
from rione.kit.errors import Refused
from rione.kit.money import Money
from tests.factories import make_coordinator, make_district, make_keeper, make_rider, make_shop
from tests.riding import collected, keeper_of, offered


@pytest.fixture
def town(town):
    town.delivery_fee = Money.of("1.90")
    town.save()
    return town


def paid(rider, *shops):
    delivery = collected(rider, *shops)
    return deliver(delivery, Handing(pin=delivery.order.pin), by=rider.person)


def confirm(envelope):
    coordinator = envelope.rider.district.roles.filter(name="coordinator").first()
    by = keeper_of(envelope.shop) if envelope.shop else coordinator.person
    return receive_envelope(envelope, by=by)


def require_balance(rider):
    """Invariant 11, told by the payments, which know nothing of the ledger."""
    mine = Payment.objects.filter(envelopes__rider=rider, status=PaymentStatus.COLLECTED)
    cents = sum(payment.amount.cents for payment in mine)
    assert cash_in_hand(rider) == Money(cents)
    assert Money.sum(envelope.total for envelope in envelopes_of(rider)) == Money(cents)
    ledger = CashMovement.objects.filter(rider=rider).values("kind").annotate(sum=Sum("amount"))
    by_kind = {row["kind"]: row["sum"] for row in ledger}
    assert sum(amount.cents for amount in by_kind.values()) == cents


def test_in_hand_is_what_was_taken_less_what_was_handed_over_at_each_moment(town, rider):
    make_coordinator(town)
    require_balance(rider)
    for shops, expected in (
        (("Forno", "Vini"), "41.90"),
        (("Forno",), "63.80"),
        (("Pesci", "Fiori"), "105.70"),
    ):
        paid(rider, *shops)
        assert cash_in_hand(rider) == Money.of(expected)
        require_balance(rider)
    for envelope in envelopes_of(rider):
        before = cash_in_hand(rider)
        given = give_envelope(envelope, by=rider.person)
        assert cash_in_hand(rider) == before
        require_balance(rider)
        confirm(given)
        assert cash_in_hand(rider) == before - envelope.total
        require_balance(rider)
    assert cash_in_hand(rider) == Money(0)
    assert {payment.status for payment in Payment.objects.all()} == {PaymentStatus.HANDED_OVER}


def test_one_envelope_per_payee_and_no_netting(town, rider):
    paid(rider, "Forno", "Vini")
    paid(rider, "Forno")

    totals = {str(one.shop or ""): one.total for one in envelopes_of(rider)}

    assert totals == {
        "Forno": Money.of("40.00"),
        "Vini": Money.of("20.00"),
        "": Money.of("3.80"),
    }


def test_what_is_taken_after_handing_over_goes_into_a_new_envelope(town, rider):
    paid(rider, "Forno")
    first = envelopes_of(rider).exclude(shop=None).get()
    give_envelope(first, by=rider.person)
    paid(rider, "Forno")

    first, second = envelopes_of(rider).exclude(shop=None)

    assert (first.total, second.total) == (Money.of("20.00"), Money.of("20.00"))
    assert (first.given_at is None, second.given_at is None) == (False, True)


def test_an_envelope_counts_only_when_both_sides_have_confirmed(town, rider):
    paid(rider, "Forno")
    envelope = envelopes_of(rider).exclude(shop=None).get()
    with pytest.raises(Refused) as refusal:
        confirm(envelope)
    assert refusal.value.code == "envelope_not_given"
    assert not envelopes_for(envelope.shop).exists()

    given = give_envelope(envelope, by=rider.person)
    assert [one.total for one in envelopes_for(envelope.shop)] == [Money.of("20.00")]
    confirm(given)

    assert not envelopes_for(envelope.shop).exists()
    assert cash_in_hand(rider) == Money.of("1.90")


def test_handing_over_and_confirming_twice_counts_once(town, rider):
    paid(rider, "Forno")
    envelope = envelopes_of(rider).exclude(shop=None).get()

    first = give_envelope(envelope, by=rider.person)
    assert give_envelope(envelope, by=rider.person).given_at == first.given_at
    assert confirm(envelope).received_at == confirm(envelope).received_at

    assert CashMovement.objects.filter(kind=CashKind.HANDED_OVER).count() == 1
    require_balance(rider)


def test_nobody_else_hands_over_or_confirms(town, rider):
    paid(rider, "Forno")
    envelope = envelopes_of(rider).exclude(shop=None).get()
    with pytest.raises(PermissionDenied):
        give_envelope(envelope, by=make_rider(town, "sara").person)
    given = give_envelope(envelope, by=rider.person)

    strangers = [rider.person, make_coordinator(town), make_keeper(make_shop(town, "Altro"))]
    for person in strangers:
        with pytest.raises(PermissionDenied):
            receive_envelope(given, by=person)


def test_the_fee_is_the_coordinators_to_confirm(town, rider):
    paid(rider, "Forno")
    envelope = envelopes_of(rider).get(shop=None)
    assert not fee_envelopes_given(town.pk).exists()

    given = give_envelope(envelope, by=rider.person)
    assert [one.total for one in fee_envelopes_given(town.pk)] == [Money.of("1.90")]
    with pytest.raises(PermissionDenied):
        receive_envelope(given, by=make_coordinator(make_district("sesto")))
    receive_envelope(given, by=make_coordinator(town))

    assert not fee_envelopes_given(town.pk).exists()
    assert cash_in_hand(rider) == Money.of("20.00")


def test_the_database_lets_no_cash_move_twice_or_the_wrong_way(town, rider):
    paid(rider, "Forno")
    taken = CashMovement.objects.first()

    for amount, kind in ((taken.amount, CashKind.COLLECTED), (taken.amount, CashKind.HANDED_OVER)):
        with pytest.raises(IntegrityError), transaction.atomic():
            CashMovement.objects.create(
                rider=rider, kind=kind, amount=amount, payment=taken.payment, at=clock.now()
            )


def test_the_sums_at_many_doors_are_those_at_each(town, rider, django_assert_num_queries):
    for shops in (("Forno",), ("Forno", "Vini"), ("Vini",)):
        offered(town, *shops)
    deliveries = list(offered_deliveries(town))

    with django_assert_num_queries(2):
        sums = cash_at_the_doors(deliveries)

    assert sums == {one.pk: cash_at_the_door(one).amount for one in deliveries}
    assert cash_at_the_doors([]) == {}


def test_what_was_taken_at_a_door_can_be_read_afterwards(rider):
    rider.district.delivery_fee = Money.of("1.90")
    rider.district.save()
    delivery = collected(rider, "Forno")
    before = cash_at_the_door(delivery)
    assert cash_taken(delivery).amount == Money(0)

    deliver(delivery, Handing(pin=delivery.order.pin), by=rider.person)

    assert cash_taken(delivery).amount == before.amount == Money.of("21.90")
    assert cash_at_the_door(delivery).amount == Money(0)


def test_the_office_sees_who_holds_how_much_the_most_first(town, rider):
    sara = make_rider(town, "sara")
    paid(rider, "Forno")
    paid(sara, "Forno", "Vini")
    make_rider(town, "nora")

    assert cash_out(town.pk) == [(sara, Money.of("41.90")), (rider, Money.of("21.90"))]
