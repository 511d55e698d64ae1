"""What happens to an order once it is packed: label, customer, envelope, the day's list."""

import pytest

from rione.domain.delivery.models import Envelope
from rione.domain.orders.actions.counter import accept, make_ready
from rione.domain.shops.models import Keeper
from rione.kit import clock
from tests.factories import make_rider

from .conftest import at, state


@pytest.fixture
def packed(lucia, bakery, order):
    def pack(*, bags=2, **changes):
        part = order(**changes).shop_orders.get()
        keeper = Keeper.objects.get(shop=bakery).person
        accept(part, by=keeper)
        weights = {part.lines.get(kind="weight").pk: 1000}
        return make_ready(part, bags=bags, grams_by_line=weights, by=keeper)

    return pack


def test_a_label_for_each_bag_without_money_or_address(lucia, packed):
    part = packed()

    page = lucia.get(at(part, "label/")).content.decode()

    assert part.order.code in page
    assert "Sacchetto 1 di 2" in page
    assert "Sacchetto 2 di 2" in page
    assert "Ada Prova" in page
    assert "€" not in page
    assert "via Roma" not in page


def test_the_square_is_a_picture_of_our_own(lucia, packed):
    part = packed()

    square = lucia.get(at(part, "label/2.svg"))

    assert square["Content-Type"] == "image/svg+xml"
    assert square.content.startswith(b"<?xml")
    assert b"style" not in square.content
    assert lucia.get(at(part, "label/3.svg")).status_code == 404
    assert lucia.get(at(part, "label/0.svg")).status_code == 404


def test_there_is_no_label_before_the_bags_are_counted(lucia, part):
    assert lucia.get(at(part, "label/")).status_code == 404


def test_the_device_remembers_its_paper(lucia, packed):
    part = packed()

    lucia.post("/pioltello/counter/forno/paper/", {"paper": "58", "ticket": part.pk})
    lucia.post("/pioltello/counter/forno/paper/", {"paper": "wall", "ticket": "x"})

    assert "labels-58" in lucia.get(at(part, "label/")).content.decode()


def test_without_a_printer_nothing_is_printed(lucia, packed):
    part = packed()
    lucia.post("/pioltello/counter/forno/paper/", {"paper": "none", "ticket": part.pk})

    page = lucia.get(f"/pioltello/counter/forno/?print={part.pk}").content.decode()

    assert "data-print-now" not in page


def test_the_customer_fetches_and_pays(lucia, packed):
    part = packed(brought=False)

    assert "15,50\xa0€" in lucia.get(at(part)).content.decode()
    lucia.post(at(part, "hand-out/"))

    assert state(part) == "completed"
    done = lucia.get("/pioltello/counter/forno/done/").content.decode()
    assert part.order.code in done
    assert "15,50\xa0€" in done


def test_what_a_rider_brings_is_not_handed_out(lucia, packed):
    part = packed()

    assert lucia.post(at(part, "hand-out/")).status_code == 409
    assert state(part) == "ready"


def test_a_day_without_orders_says_so(lucia):
    page = lucia.get("/pioltello/counter/forno/done/").content.decode()
    assert "non è ancora uscito nulla" in page


@pytest.fixture
def envelope(lucia, town, bakery):
    return Envelope.objects.create(rider=make_rider(town), shop=bakery, given_at=clock.now())


def test_an_envelope_is_confirmed_once(lucia, envelope):
    address = f"/pioltello/counter/forno/envelopes/{envelope.pk}/received/"
    assert "ha lasciato una busta" in lucia.get("/pioltello/counter/forno/").content.decode()

    assert lucia.get(address).status_code == 302
    envelope.refresh_from_db()
    assert envelope.received_at is None
    lucia.post(address)

    envelope.refresh_from_db()
    assert envelope.received_at is not None
    assert lucia.post(address).status_code == 404


def test_what_was_packed_can_still_be_called_off_with_a_reason(lucia, packed):
    part = packed()
    page = f"/pioltello/counter/forno/tickets/{part.pk}/"
    assert f"{page}call-off/" in lucia.get(page).content.decode()

    unsaid = lucia.post(f"{page}call-off/", {"reason": "own", "words": "  "})
    assert unsaid.status_code == 422
    assert "aria-invalid" in unsaid.content.decode()

    lucia.post(f"{page}call-off/", {"reason": "own", "words": "Nessuno è venuto"})

    part.refresh_from_db()
    assert (part.status, part.reason) == ("cancelled", "Nessuno è venuto")
    assert f"{page}call-off/" not in lucia.get(page).content.decode()
