"""A whole shift with plain forms: no script runs in these tests."""

from rione.domain.cooperative.models import TimeEntry
from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.delivery.queries import cash_in_hand, envelopes_of
from rione.kit.money import Money
from tests.riding import main_of as text
from tests.riding import offered, pickups

HOME = "/pioltello/rounds/"


def page_of(delivery, *more):
    return "/".join([f"{HOME}deliveries/{delivery.pk}", *more, ""])


def test_a_shift_from_the_first_tap_to_the_last(luca, rider, town):
    delivery = offered(town, "Forno", "Ortofrutta", pays_with=Money.of("50.00"))
    assert "Inizia turno" in text(luca.get(HOME))

    luca.post(f"{HOME}duty/start/")
    page = text(luca.get(HOME))
    assert "Prendi in carico" in page
    assert "Forno" in page
    assert "40,00" in page

    answer = luca.post(page_of(delivery, "claim"), follow=True)
    assert answer.redirect_chain[-1][0] == page_of(delivery)
    assert "Ritirato" in text(answer)
    for stop in pickups(delivery):
        answer = luca.post(page_of(delivery, "stops", str(stop.pk), "collect"), {"bags": "2"})
        assert answer.url == page_of(delivery)

    page = text(luca.get(page_of(delivery)))
    assert "Consegnato" in page
    assert "40,00" in page
    assert "10,00" in page
    assert delivery.order.pin not in page.replace(delivery.order.phone, "")
    answer = luca.post(page_of(delivery, "deliver"), {"pin": delivery.order.pin}, follow=True)
    assert text(answer).count("20,00") == 2

    delivery = Delivery.objects.get(pk=delivery.pk)
    assert delivery.status == DeliveryStatus.DELIVERED
    assert cash_in_hand(rider) == Money.of("40.00")
    for envelope in envelopes_of(rider):
        luca.post(f"{HOME}cash/{envelope.pk}/give/")
    assert "40,00" in text(luca.get(f"{HOME}cash/"))
    assert envelopes_of(rider).filter(given_at=None).count() == 0

    luca.post(f"{HOME}duty/end/")
    assert TimeEntry.objects.get().ended_at is not None
