from rione.domain.delivery.actions.door import Handing, deliver
from rione.domain.delivery.actions.envelopes import give_envelope
from rione.domain.delivery.queries import cash_in_hand, envelopes_of
from rione.kit.money import Money
from tests.factories import make_coordinator, make_district, make_rider
from tests.riding import collected
from tests.riding import main_of as text

CASH = "/pioltello/office/cash/"


def paid(rider):
    rider.district.delivery_fee = Money.of("1.90")
    rider.district.save()
    delivery = collected(rider, "Forno")
    deliver(delivery, Handing(pin=delivery.order.pin), by=rider.person)
    return envelopes_of(rider).get(shop=None)


def test_nothing_out_is_said(desk):
    assert "Nessun contante in mano ai rider" in text(desk.get(CASH))


def test_cash_out_stands_by_rider_and_payee(desk, rider):
    paid(rider)

    page = text(desk.get(CASH))

    for words in ("Luca", "Forno", "20,00", "1,90", "21,90", "ancora da portare"):
        assert words in page
    assert "Contata, è giusta" not in page


def test_the_fees_are_in_once_the_coordinator_has_counted_them(desk, rider):
    envelope = give_envelope(paid(rider), by=rider.person)
    assert "Contata, è giusta" in text(desk.get(CASH))

    answer = desk.post(f"{CASH}{envelope.pk}/received/", follow=True)

    assert "La busta di Luca è arrivata" in text(answer)
    assert cash_in_hand(rider) == Money.of("20.00")
    assert desk.post(f"{CASH}{envelope.pk}/received/").status_code == 404
    assert cash_in_hand(rider) == Money.of("20.00")


def test_a_shops_envelope_is_not_the_offices_to_confirm(desk, rider):
    paid(rider)
    envelope = envelopes_of(rider).exclude(shop=None).get()
    give_envelope(envelope, by=rider.person)

    assert desk.post(f"{CASH}{envelope.pk}/received/").status_code == 404
    assert cash_in_hand(rider) == Money.of("21.90")


def test_what_is_not_handed_over_yet_cannot_be_confirmed(desk, rider):
    assert desk.post(f"{CASH}{paid(rider).pk}/received/").status_code == 404


def test_another_towns_envelope_is_not_there(client, rider):
    envelope = give_envelope(paid(rider), by=rider.person)
    client.force_login(make_coordinator(make_district("sesto")))

    assert client.post(f"/sesto/office/cash/{envelope.pk}/received/").status_code == 404


def test_many_riders_cost_no_more_queries(desk, town, django_assert_max_num_queries):
    for number in range(5):
        give_envelope(paid(make_rider(town, f"rider {number}")), by=_person(town, number))

    with django_assert_max_num_queries(12):
        desk.get(CASH)


def _person(town, number):
    return town.riders.get(first_name=f"Rider {number}").person
