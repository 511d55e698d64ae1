from rione.domain.delivery.actions.door import Handing, deliver
from rione.domain.delivery.actions.envelopes import receive_envelope
from rione.domain.delivery.queries import cash_in_hand, envelopes_of
from rione.kit.money import Money
from tests.factories import make_rider
from tests.riding import collected, keeper_of
from tests.riding import main_of as text

CASH = "/pioltello/rounds/cash/"


def paid(rider, *shops):
    delivery = collected(rider, *shops)
    return deliver(delivery, Handing(pin=delivery.order.pin), by=rider.person)


def test_nothing_in_hand_is_said(luca):
    page = text(luca.get(CASH))

    assert "Nessuna busta da portare" in page
    assert "0,00" in page


def test_each_payee_has_an_envelope_and_the_fee_is_the_cooperatives(luca, rider, town):
    town.delivery_fee = Money.of("1.90")
    town.save()
    paid(rider, "Forno", "Ortofrutta")

    page = text(luca.get(CASH))

    assert "41,90" in page
    assert page.count("20,00") == 2
    assert "1,90" in page
    assert "Cooperativa" in page


def test_handed_over_counts_in_hand_until_the_shop_has_confirmed(luca, rider):
    paid(rider, "Forno")
    envelope = envelopes_of(rider).get()

    luca.post(f"{CASH}{envelope.pk}/give/")
    luca.post(f"{CASH}{envelope.pk}/give/")
    page = text(luca.get(CASH))
    assert "In attesa di conferma" in page
    assert "L’ho lasciata" not in page
    assert cash_in_hand(rider) == Money.of("20.00")

    receive_envelope(envelope, by=keeper_of(envelope.shop))
    assert cash_in_hand(rider) == Money(0)
    assert "Nessuna busta da portare" in text(luca.get(CASH))


def test_another_riders_envelope_is_not_there(luca, town):
    other = make_rider(town, "sara")
    paid(other, "Forno")
    envelope = envelopes_of(other).get()

    assert luca.post(f"{CASH}{envelope.pk}/give/").status_code == 404
    assert envelopes_of(other).get().given_at is None
    assert "Forno" not in text(luca.get(CASH))


def test_many_envelopes_cost_no_more_queries(luca, rider, django_assert_max_num_queries):
    paid(rider, *[f"Negozio {number}" for number in range(6)])

    with django_assert_max_num_queries(10):
        luca.get(CASH)
