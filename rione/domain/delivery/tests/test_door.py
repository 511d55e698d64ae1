import pytest
from django.core.exceptions import PermissionDenied

from rione.domain.delivery.actions.collecting import collect
from rione.domain.delivery.actions.door import Handing, bring_back, deliver, fail, try_again
from rione.domain.delivery.models import Delivery, DeliveryStatus, Proof, Run, StopKind
from rione.domain.delivery.queries import cash_at_the_door, cash_in_hand
from rione.domain.notices.models import Notice
from rione.domain.payments.models import Payment, PaymentStatus
from rione.kit.errors import Refused
from rione.kit.money import Money
from tests.factories import make_rider
from tests.riding import claimed, collected, pickups, wrong_pin


def refused(act, code, field=""):
    with pytest.raises(Refused) as refusal:
        act()
    assert (refusal.value.code, refusal.value.field) == (code, field)
    return refusal.value.message


def fresh(delivery):
    return Delivery.objects.get(pk=delivery.pk)


def test_the_drop_is_not_done_while_a_pickup_is_open(rider):
    delivery = claimed(rider, "Forno", "Vini")
    collect(pickups(delivery)[0], bags=1, grams_by_line={}, by=rider.person)
    right, by_name = Handing(pin=delivery.order.pin), Handing(received_by="Vicina", note="Assente")

    for handing in (right, by_name, Handing(pin=wrong_pin(delivery))):
        refused(lambda handing=handing: deliver(delivery, handing, by=rider.person), "pickup_open")
    refused(lambda: fail(delivery, reason="Luci spente", by=rider.person), "pickup_open")

    assert fresh(delivery).wrong_pins == 0
    assert cash_in_hand(rider) == Money(0)
    assert delivery.stops.get(kind=StopKind.DROP).status == "todo"


def test_wrong_pins_are_counted_though_refused_and_the_fifth_leaves_the_name(rider):
    delivery = collected(rider, "Forno")
    wrong, right = Handing(pin=wrong_pin(delivery)), Handing(pin=delivery.order.pin)

    for left in (4, 3, 2, 1):
        said = refused(lambda: deliver(delivery, wrong, by=rider.person), "pin_wrong", "pin")
        assert str(left) in said
    refused(lambda: deliver(delivery, wrong, by=rider.person), "pin_locked", "received_by")
    refused(lambda: deliver(delivery, right, by=rider.person), "pin_locked", "received_by")
    assert (fresh(delivery).wrong_pins, fresh(delivery).status) == (5, DeliveryStatus.UNDER_WAY)

    deliver(delivery, Handing(received_by="Vicina", note="Telefono scarico"), by=rider.person)

    delivery = fresh(delivery)
    assert (delivery.proof, delivery.received_by) == (Proof.NAME, "Vicina")
    assert delivery.status == DeliveryStatus.DELIVERED


@pytest.mark.parametrize("pin", ["", "   "])
def test_no_pin_at_all_costs_no_try(rider, pin):
    delivery = collected(rider, "Forno")

    refused(lambda: deliver(delivery, Handing(pin=pin), by=rider.person), "pin_missing", "pin")
    assert fresh(delivery).wrong_pins == 0


def test_a_forgotten_pin_never_blocks_the_door_but_needs_name_and_note(rider):
    delivery = collected(rider, "Forno")

    refused(
        lambda: deliver(delivery, Handing(received_by="Vicina", note=" "), by=rider.person),
        "note_missing",
        "note",
    )
    refused(
        lambda: deliver(delivery, Handing(received_by="  ", note="Assente"), by=rider.person),
        "pin_missing",
        "pin",
    )
    assert fresh(delivery).status == DeliveryStatus.UNDER_WAY


def test_the_pin_hands_over_and_everything_closes(rider):
    delivery = collected(rider, "Forno", "Vini")

    deliver(delivery, Handing(pin=delivery.order.pin), by=rider.person)

    delivery = fresh(delivery)
    assert (delivery.proof, delivery.received_by) == (Proof.PIN, "")
    assert delivery.delivered_at is not None
    assert {stop.status for stop in delivery.stops.all()} == {"done"}
    assert {part.status for part in delivery.order.shop_orders.all()} == {"completed"}
    assert Run.objects.get().status == "finished"
    assert Notice.objects.filter(cause="delivered").count() == 1


def test_delivering_twice_changes_nothing(rider):
    delivery = collected(rider, "Forno")
    for _ in range(2):
        deliver(delivery, Handing(pin=delivery.order.pin), by=rider.person)

    assert cash_in_hand(rider) == Money.of("20.00")
    assert fresh(delivery).wrong_pins == 0


def test_only_its_rider_is_at_the_door(town, rider):
    delivery = collected(rider, "Forno")
    other = make_rider(town, "sara").person

    for act in (
        lambda: deliver(delivery, Handing(pin=delivery.order.pin), by=other),
        lambda: fail(delivery, reason="Luci spente", by=other),
        lambda: bring_back(delivery, by=other),
    ):
        with pytest.raises(PermissionDenied):
            act()


def test_failed_then_tried_again_then_delivered(rider):
    delivery = collected(rider, "Forno")
    refused(lambda: fail(delivery, reason="  ", by=rider.person), "reason_missing", "reason")

    fail(delivery, reason="Luci spente", by=rider.person)
    right = Handing(pin=delivery.order.pin)
    refused(lambda: deliver(delivery, right, by=rider.person), "already_answered")
    wrong = Handing(pin=wrong_pin(delivery))
    refused(lambda: deliver(delivery, wrong, by=rider.person), "already_answered")
    assert fresh(delivery).wrong_pins == 0
    try_again(delivery, by=rider.person)
    deliver(delivery, right, by=rider.person)

    assert fresh(delivery).status == DeliveryStatus.DELIVERED
    assert cash_in_hand(rider) == Money.of("20.00")


def test_each_failure_is_told_to_the_customer(rider):
    delivery = collected(rider, "Forno")

    for _ in range(2):
        fail(delivery, reason="Luci spente", by=rider.person)
        try_again(delivery, by=rider.person)

    assert Notice.objects.filter(cause="delivery_failed").count() == 2


def test_back_at_the_shops_nothing_is_owed_and_the_fee_is_void(town, rider):
    town.delivery_fee = Money.of("1.90")
    town.save()
    delivery = collected(rider, "Forno", "Vini")
    assert cash_at_the_door(delivery).amount == Money.of("41.90")
    fail(delivery, reason="Luci spente", by=rider.person)

    bring_back(delivery, by=rider.person)

    delivery = fresh(delivery)
    assert delivery.status == DeliveryStatus.RETURNED
    assert {part.status for part in delivery.order.shop_orders.all()} == {"returned"}
    assert {payment.status for payment in Payment.objects.all()} == {PaymentStatus.VOID}
    assert cash_at_the_door(delivery).amount == cash_in_hand(rider) == Money(0)
    assert Run.objects.get().status == "finished"
    refused(lambda: try_again(delivery, by=rider.person), "already_answered")


def test_goods_are_not_brought_back_before_the_door_was_tried(rider):
    delivery = collected(rider, "Forno")

    refused(lambda: bring_back(delivery, by=rider.person), "already_answered")
