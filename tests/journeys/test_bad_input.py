"""What cannot be: a sentence at its field that says what to do, and all else kept."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.faults import meanwhile, sentence_at
from tests.journeys.people.customer import LABELS, NOBODY, Customer
from tests.journeys.people.keeper import Keeper
from tests.journeys.words import ADD, ORDER, italian, like

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROLLS, OIL, MOZZARELLA = "Michetta milanese", "Filone casereccio", "Mozzarella fiordilatte"
BAKERY = "forno-san-martino"
FULL = (
    "UPDATE slots_slot SET capacity = taken WHERE id = %d",
    "UPDATE slots_slot SET capacity = taken + 6 WHERE id = %d",
)
CLOSED = (
    "INSERT INTO shops_closure (shop_id, first_day, last_day, reason) SELECT id, '2020-01-01',"
    f" '2099-12-31', 'prova' FROM shops_shop WHERE slug = '{BAKERY}'",
    "DELETE FROM shops_closure WHERE reason = 'prova'",
)
QUANTITIES = {
    "0": "Ask for at least one. To take it out of the basket, use “Remove”.",
    "-1": "Ask for at least one. To take it out of the basket, use “Remove”.",
    "1000000000": "Ask for at most %(most)d; for more, call the shop.",
    "1e9": "Write the quantity in figures, for instance 2 or 500.",
    "abc": "Write the quantity in figures, for instance 2 or 500.",
}

FIGURES = "Type the weight in grams, figures only: 1250 for 1.25 kg."
RANGE = "“%(product)s”: type a weight from 1 to %(most)d g; above it, ask the customer."
NO_PICTURE = "This isn't a picture we can read. Choose a photo (JPEG, PNG or WebP)."
WEIGHTS = {"mezzo": FIGURES, "9000": RANGE, "5 etti": FIGURES, "-5": RANGE}


@pytest.fixture
def customer(page):
    return Customer(page)


@pytest.fixture
def at_the_till(customer):
    """Bread for more than the minimum in the basket, everything typed at the checkout."""
    customer.takes(OIL, 6)
    customer.goes_to_checkout()
    customer.writes()
    return customer


def types(field, text):
    """As a browser does that knows no fields for numbers, and so lets anything be typed."""
    field.evaluate("field => field.setAttribute('type', 'text')")
    field.fill(text)


def is_refused(customer, field, words):
    """Press the button; the words stand at the field, and all that was typed is still there."""
    customer.page.get_by_role("button", name=ORDER).click()
    expect(customer.page.get_by_role("alert").first).to_be_visible()
    assert re.search(like(words), sentence_at(field)), sentence_at(field)
    return {name: customer.field(name).input_value() for name in LABELS}


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_quantities_that_cannot_be(open_page, scripts):
    customer = Customer(open_page(scripts=scripts))
    customer.finds(OIL)
    for typed, words in QUANTITIES.items():
        types(customer.quantity, typed)
        customer.page.get_by_role("button", name=ADD).click()
        said_at_the_quantity(customer.quantity, typed, words)
    customer.quantity.fill("2")
    customer.page.get_by_role("button", name=ADD).click()
    customer.is_told(OIL)
    customer.opens_basket()
    for typed, words in QUANTITIES.items():
        field = (
            customer.line(OIL)
            .get_by_role("spinbutton")
            .or_(customer.line(OIL).get_by_role("textbox"))
        )
        types(field, typed)
        field.press("Enter")
        said_at_the_quantity(customer.line(OIL).get_by_role("spinbutton"), typed, words)
    customer.opens_basket()
    expect(customer.line(OIL).get_by_role("spinbutton")).to_have_value("2")


def said_at_the_quantity(field, typed, words):
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_have_attribute("type", "number")
    expect(field).to_have_attribute("value", typed)
    assert re.search(like(words), sentence_at(field)), (typed, sentence_at(field))


def test_a_slot_that_filled_while_typing(town, at_the_till):
    slot = at_the_till.page.get_by_role("radio", name=re.compile(r"\d+–\d+"), checked=True)
    chosen = int(slot.input_value())
    when = at_the_till.page.get_by_role("group", name=italian("When?"))
    with meanwhile(town, FULL[0] % chosen, FULL[1] % chosen):
        kept = is_refused(at_the_till, when, "The last place has just gone. Choose another time.")
    assert kept == NOBODY


def test_a_product_that_went_out(open_page, at_the_till):
    keeper = Keeper(open_page(), BAKERY)
    keeper.arrives()
    keeper.says(OIL, "Sold out")
    try:
        page = at_the_till.page
        page.get_by_role("button", name=ORDER).click()
        expect(page.get_by_role("alert").first).to_be_visible()
        order = page.get_by_role("complementary", name=italian("Your order"))
        line = order.get_by_role("listitem").filter(has_text=OIL)
        gone = italian("%(product)s is sold out.", product=OIL)
        expect(line.get_by_text(gone)).to_be_visible()
        assert {name: at_the_till.field(name).input_value() for name in LABELS} == NOBODY
        line.get_by_role("link").click()
        expect(at_the_till.line(OIL)).to_contain_text(gone)
    finally:
        keeper.says(OIL, "There is")


def test_a_shop_that_closed_meanwhile(town, at_the_till):
    when = at_the_till.page.get_by_role("group", name=italian("When?"))
    with meanwhile(town, *CLOSED):
        words = "%(shops)s cannot be ready for this time. Choose a later one."
        kept = is_refused(at_the_till, when, italian(words, shops="Forno San Martino"))
    assert kept == NOBODY


@pytest.mark.parametrize(
    ("street", "words"),
    [
        (
            "cascina Arzona",
            "Our riders don't reach this address. You can pick the goods up at the shops.",
        ),
        ("via Inventata", "We don't find this street in %(town)s. Choose one from the list."),
        ("", "Write the street where we should bring it."),
    ],
    ids=["outside", "unknown", "empty"],
)
def test_an_address_nobody_goes_to(at_the_till, street, words):
    at_the_till.field("street").fill(street)
    at_the_till.field("name").focus()
    kept = is_refused(at_the_till, at_the_till.field("street"), words)
    assert kept == {**NOBODY, "street": street}


def test_a_basket_below_the_minimum(customer):
    customer.takes(OIL, 1)
    customer.goes_to_checkout()
    customer.chooses("Brought home")
    customer.writes()
    how = customer.page.get_by_role("group", name=italian("How do you want it?"))
    words = "For delivery the basket must come to at least %(minimum)s €: add %(missing)s €."
    assert is_refused(customer, how, words) == NOBODY


def test_somebody_who_cannot_be_reached(at_the_till):
    said = {**NOBODY, "email": "ada(at)prova", "phone": "chiamami"}
    at_the_till.writes(**said)
    words = "Write the telephone number in figures: 333 123 4567."
    assert is_refused(at_the_till, at_the_till.field("phone"), words) == said
    assert sentence_at(at_the_till.field("email"))


def test_a_weight_no_scale_says(open_page):
    customer = Customer(open_page())
    customer.takes(ROLLS, 500)
    customer.takes(MOZZARELLA, 1)
    customer.goes_to_checkout()
    customer.chooses("I pick it up")
    customer.writes_only("name", "email", "phone")
    code = customer.orders()
    keeper = Keeper(open_page(), BAKERY)
    keeper.arrives()
    keeper.accepts(code)
    for typed, words in WEIGHTS.items():
        keeper.weight(ROLLS).fill(typed)
        keeper.ready_button.click()
        expect(keeper.weight(ROLLS)).to_be_focused()
        keeper.sees(like(words), within=keeper.line(ROLLS))
        expect(keeper.weight(ROLLS)).to_have_attribute("aria-invalid", "true")
        expect(keeper.weight(ROLLS)).to_have_value(typed)
        assert re.search(like(words), sentence_at(keeper.weight(ROLLS)))
    keeper.weighs(ROLLS, 500)
    keeper.packs(code)


@pytest.mark.parametrize("scripts", [True, False], ids=["scripts", "plain"])
def test_an_upload_that_is_no_picture(open_page, scripts):
    keeper = Keeper(open_page(scripts=scripts), BAKERY)
    keeper.arrives()
    keeper.page.goto(f"/pioltello/counter/{BAKERY}/products/")
    named = keeper.page.get_by_role("heading", name=OIL, exact=True)
    offer = keeper.page.get_by_role("listitem").filter(has=named)
    offer.get_by_text(italian("Add a photo")).click()
    field = offer.get_by_label(like("Photo of %(product)s"))
    hostile = {"name": "pane.jpg", "mimeType": "image/jpeg", "buffer": b"<script>alert(1)</script>"}
    field.set_input_files(hostile)
    offer.get_by_role("button", name=italian("Show this photo")).click()
    expect(field).to_have_attribute("aria-invalid", "true")
    assert re.search(like(NO_PICTURE), sentence_at(field))
