import pytest

from rione.domain.cooperative.models import TimeEntry
from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.kit.money import Money
from tests.factories import make_district, make_rider
from tests.riding import claimed, collected, offered, on_duty
from tests.riding import main_of as text

HOME = "/pioltello/rounds/"


def test_off_duty_shows_the_start_and_nothing_to_take(luca, town):
    offered(town)

    page = text(luca.get(HOME))

    assert "Inizia turno" in page
    assert "Prendi in carico" not in page
    assert "Nessun turno in programma" in page


def test_starting_twice_counts_once(luca, rider):
    luca.post(f"{HOME}duty/start/")
    luca.post(f"{HOME}duty/start/")

    assert TimeEntry.objects.filter(rider=rider).count() == 1
    assert "Fine turno" in text(luca.get(HOME))


def test_an_empty_list_says_what_to_do(luca, rider):
    on_duty(rider)

    page = text(luca.get(HOME))

    assert "Adesso non c’è niente da portare" in page
    assert "attesa è pagata" in page


def test_a_card_tells_shops_in_order_bags_street_way_and_cash(luca, rider, town):
    on_duty(rider)
    delivery = offered(town, "Forno", "Ortofrutta", packed=False)

    page = text(luca.get(HOME))

    assert page.index("Forno") < page.index("Ortofrutta") < page.index("Prendi in carico")
    assert "In preparazione" in page
    assert "40,00" in page
    assert "circa 50" in page
    assert delivery.order.street in page
    assert f"{delivery.order.street} {delivery.order.house_number}</strong>" not in page
    assert delivery.order.name not in page


def test_taking_what_another_has_just_taken_says_so_above_a_fresh_list(luca, rider, town):
    on_duty(rider)
    other = make_rider(town, "sara")
    gone = claimed(other, "Forno")
    offered(town, "Ortofrutta")

    answer = luca.post(f"{HOME}deliveries/{gone.pk}/claim/")

    assert answer.status_code == 409
    page = text(answer)
    assert "un altro rider" in page
    assert "Ortofrutta" in page
    assert gone.order.code not in page
    assert Delivery.objects.get(pk=gone.pk).rider == other


def test_taking_in_charge_off_duty_is_refused(luca, town):
    delivery = offered(town)

    answer = luca.post(f"{HOME}deliveries/{delivery.pk}/claim/")

    assert answer.status_code == 409
    assert "Prima inizia il turno" in text(answer)
    assert Delivery.objects.get().status == DeliveryStatus.OFFERED


def test_the_shift_does_not_end_with_goods_in_charge(luca, rider):
    claimed(rider)

    answer = luca.post(f"{HOME}duty/end/")

    assert answer.status_code == 409
    assert "Prima consegna o restituisci" in text(answer)
    assert TimeEntry.objects.get().ended_at is None


def test_ending_the_shift_off_duty_is_refused_in_words(luca):
    answer = luca.post(f"{HOME}duty/end/")

    assert answer.status_code == 409
    assert "Prima inizia il turno" in text(answer)


def test_cash_in_hand_is_warned_of_before_the_end(luca, rider):
    delivery = collected(rider, "Forno")
    luca.post(f"{HOME}deliveries/{delivery.pk}/deliver/", {"pin": delivery.order.pin})

    page = text(luca.get(HOME))

    assert "Hai in mano 20,00" in page
    assert page.index("Hai in mano") < page.index("Fine turno")


def test_hours_of_the_week_stand_day_by_day(luca, rider):
    on_duty(rider)

    page = text(luca.get(f"{HOME}hours/"))

    assert "oggi" in page
    assert "adesso" in page


@pytest.mark.parametrize("path", ["", "hours/", "cash/"])
def test_strangers_find_nothing(client, path, rider):
    assert "login" in client.get(HOME + path).url
    client.force_login(make_rider(make_district("sesto"), "nora").person)
    assert client.get(HOME + path).status_code == 404


@pytest.mark.parametrize("path", ["", "hours/", "cash/"])
def test_whoever_has_left_finds_nothing(luca, rider, path):
    rider.left_on = rider.hired_on
    rider.save()

    assert luca.get(HOME + path).status_code == 404
    assert luca.post(f"{HOME}duty/start/").status_code == 404


def test_looking_changes_nothing(luca, town):
    delivery = offered(town)

    for path in ["duty/start/", "duty/end/", f"deliveries/{delivery.pk}/claim/"]:
        assert luca.get(HOME + path).status_code == 405


def test_many_deliveries_cost_no_more_queries_than_few(
    luca, rider, town, django_assert_max_num_queries
):
    on_duty(rider)
    for _ in range(8):
        offered(town, "Forno", "Ortofrutta", pays_with=Money.of("50.00"))

    with django_assert_max_num_queries(20):
        page = text(luca.get(HOME))
    assert page.count("Prendi in carico") == 8
