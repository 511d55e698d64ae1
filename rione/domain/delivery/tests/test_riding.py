import pytest
from django.core.exceptions import PermissionDenied

from rione.domain.delivery.actions.collecting import collect
from rione.domain.delivery.actions.door import bring_back, fail
from rione.domain.delivery.actions.riding import claim, end_duty, give_back, give_back_for
from rione.domain.delivery.models import Delivery, DeliveryStatus, Run, Stop
from rione.domain.journal.queries import entries_about
from rione.domain.orders.models import Line
from rione.kit.errors import Refused
from tests.factories import make_coordinator, make_district, make_officer, make_rider
from tests.riding import claimed, collected, offered, on_duty, pickups


def refused(act, code):
    with pytest.raises(Refused) as refusal:
        act()
    assert refusal.value.code == code


def test_off_duty_nothing_is_taken_in_charge(town, rider):
    delivery = offered(town)

    refused(lambda: claim(delivery, rider, by=rider.person), "off_duty")
    assert Delivery.objects.get().rider is None


def test_nobody_takes_in_charge_for_somebody_else(town, rider):
    delivery = offered(town)
    on_duty(rider)

    with pytest.raises(PermissionDenied):
        claim(delivery, rider, by=make_rider(town, "sara").person)


def test_riders_take_nothing_of_another_town(rider):
    on_duty(rider)

    with pytest.raises(PermissionDenied):
        claim(offered(make_district("sesto")), rider, by=rider.person)


def test_whoever_has_left_takes_nothing(town, rider):
    delivery = offered(town)
    on_duty(rider)
    rider.left_on = rider.hired_on
    rider.save()

    with pytest.raises(PermissionDenied):
        claim(delivery, rider, by=rider.person)


def test_given_back_it_is_offered_to_the_others_and_the_tour_is_over(town, rider):
    delivery = claimed(rider)

    give_back(delivery, by=rider.person)

    delivery = Delivery.objects.get()
    assert (delivery.status, delivery.rider) == (DeliveryStatus.OFFERED, None)
    assert set(delivery.stops.values_list("run", flat=True)) == {None}
    assert Run.objects.get().status == "finished"
    other = on_duty(make_rider(town, "sara"))
    assert claim(delivery, other, by=other.person).rider == other


def test_the_tour_goes_on_while_another_delivery_is_in_charge(rider):
    first, second = claimed(rider, "Forno"), claimed(rider, "Vini")

    give_back(first, by=rider.person)

    assert Run.objects.get().status == "planned"
    assert {stop.run for stop in second.stops.all()} == {Run.objects.get()}


def test_with_goods_nothing_is_given_back(rider):
    delivery = claimed(rider, "Forno", "Vini")
    collect(pickups(delivery)[0], bags=1, grams_by_line={}, by=rider.person)

    refused(lambda: give_back(delivery, by=rider.person), "already_under_way")


def test_only_its_rider_gives_it_back(town, rider):
    delivery = claimed(rider)

    with pytest.raises(PermissionDenied):
        give_back(delivery, by=make_rider(town, "sara").person)


def test_the_coordinator_does_it_for_the_rider_with_a_reason_that_is_kept(town, rider):
    delivery, boss = claimed(rider), make_coordinator(town)

    give_back_for(delivery, reason=" Gomma a terra ", by=boss)

    entry = entries_about([delivery]).last()
    assert (entry.now, entry.reason, entry.role) == ("offered", "Gomma a terra", "coordinator")
    assert entry.person == boss


def test_the_coordinator_is_refused_what_is_wrong(town, rider):
    delivery, boss = claimed(rider), make_coordinator(town)

    refused(lambda: give_back_for(delivery, reason=" ", by=boss), "reason_missing")
    collect(pickups(delivery)[0], bags=1, grams_by_line={}, by=rider.person)
    refused(lambda: give_back_for(delivery, reason="x", by=boss), "already_under_way")
    free = offered(town)
    refused(lambda: give_back_for(free, reason="x", by=boss), "already_answered")


def test_nobody_else_does_it_for_the_rider(town, rider):
    delivery = claimed(rider)
    strangers = [rider.person, make_officer(town), make_coordinator(make_district("sesto"))]

    for person in strangers:
        with pytest.raises(PermissionDenied):
            give_back_for(delivery, reason="x", by=person)


def test_collecting_twice_changes_nothing(rider):
    delivery = claimed(rider, "Forno", "Vini")
    stop = pickups(delivery)[0]

    collect(stop, bags=2, grams_by_line={}, by=rider.person)
    collect(stop, bags=5, grams_by_line={}, by=rider.person)

    assert Stop.objects.get(pk=stop.pk).bags == 2
    assert entries_about([stop]).filter(act="bags").count() == 1
    assert Delivery.objects.get().status == DeliveryStatus.UNDER_WAY


@pytest.mark.parametrize("bags", [0, -1, 21])
def test_bags_are_from_one_to_twenty(rider, bags):
    stop = pickups(claimed(rider, "Forno"))[0]

    with pytest.raises(Refused) as refusal:
        collect(stop, bags=bags, grams_by_line={}, by=rider.person)
    assert (refusal.value.code, refusal.value.field) == ("bags_out_of_range", "bags")
    assert Stop.objects.get(pk=stop.pk).status == "todo"


def test_a_forgotten_weight_counts_as_asked_or_as_typed_within_what_was_agreed(rider):
    forgotten, typed = pickups(claimed(rider, "Forno", "Vini", packed=False))
    line = typed.shop_order.lines.get(kind="weight")

    collect(forgotten, bags=1, grams_by_line={}, by=rider.person)
    with pytest.raises(Refused) as refusal:
        collect(typed, bags=1, grams_by_line={line.pk: 576}, by=rider.person)
    assert refusal.value.field == f"grams-{line.pk}"
    assert Delivery.objects.get().stops.get(pk=typed.pk).status == "todo"
    collect(typed, bags=1, grams_by_line={line.pk: 575}, by=rider.person)

    assert forgotten.shop_order.lines.get(kind="weight").picked == 500
    assert Line.objects.get(pk=line.pk).picked == 575


def test_only_its_rider_collects(town, rider):
    stop = pickups(claimed(rider, "Forno"))[0]

    with pytest.raises(PermissionDenied):
        collect(stop, bags=1, grams_by_line={}, by=make_rider(town, "sara").person)


def test_the_shift_ends_only_with_nothing_in_charge(rider):
    delivery = collected(rider, "Forno")
    refused(lambda: end_duty(rider, by=rider.person), "goods_in_charge")
    fail(delivery, reason="Luci spente", by=rider.person)
    refused(lambda: end_duty(rider, by=rider.person), "goods_in_charge")

    bring_back(delivery, by=rider.person)

    assert end_duty(rider, by=rider.person).ended_at is not None
    refused(lambda: end_duty(rider, by=rider.person), "off_duty")
