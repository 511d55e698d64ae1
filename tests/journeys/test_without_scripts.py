"""The same order with JavaScript off: every form of it is a plain form, every step a page."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.faults import sentence_at
from tests.journeys.people.customer import HOME, Customer
from tests.journeys.people.keeper import Keeper
from tests.journeys.people.mailbox import letter_to
from tests.journeys.people.rider import Rider
from tests.journeys.words import euros, italian, like, weighed

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

ROLLS, MOZZARELLA, MILK, LEMONS = (
    "Michetta milanese",
    "Mozzarella fiordilatte",
    "Latte intero fresco",
    "Limoni",
)
BAKERY, DAIRY, GROCERY = "Forno San Martino", "Latteria del Borgo", "Ortofrutta La Cassetta"
ANNA = "resident@pioltello.example"
TRIES = 5
REASON = "Oggi il camion non è arrivato."


@pytest.fixture
def plain(open_page):
    """Open a page that runs no script."""
    return lambda: open_page(scripts=False)


def test_the_whole_order(plain, ear):
    customer = Customer(plain())
    signs_in_by_code(customer.page)
    prices = fills_the_basket(customer)
    customer.goes_to_checkout()
    customer.writes(name="Anna", email=ANNA)
    customer.pays_with(100)
    code = customer.orders()
    customer.is_told(italian("Thank you! Your order is with the shops."))
    nobody_else_sees_it(plain(), customer, code, ear)
    pin = customer.pin

    grocer = becomes(plain(), f"{GROCERY} (", "ortofrutta-la-cassetta")
    refuses(grocer, code)
    baker = becomes(plain(), f"{BAKERY} (", "forno-san-martino")
    baker.accepts(code)
    baker.weighs(ROLLS, 550)
    bread = weighed(prices[ROLLS], 550)
    assert baker.packs(code, bags=2) == bread
    dairyman = becomes(plain(), f"{DAIRY} (", "latteria-del-borgo")
    cheese = prepares_what_is_left(dairyman, code, prices[MOZZARELLA])

    customer.page.reload()
    customer.sees(italian("Everything is ready."))
    customer.sees(REASON, within=customer.part(GROCERY))
    bill = customer.bill
    assert (bill[BAKERY], bill[DAIRY], bill[GROCERY]) == (bread, cheese, 0)
    assert bill[italian("Total")] == bread + cheese

    rider = Rider(plain(), number=3)
    brings(rider, code, pin, {BAKERY: bread, DAIRY: cheese})
    customer.page.reload()
    customer.sees(italian("Handed over. Enjoy it!"))
    hands_over(rider, baker, dairyman, bread, cheese)
    signs_out(customer.page)


def signs_in_by_code(page):
    page.goto(HOME)
    page.get_by_role("link", name=italian("Sign in")).click()
    page.get_by_label(italian("E-mail"), exact=True).first.fill(ANNA)
    page.get_by_role("button", name=italian("Send me the code")).click()
    code_page = page.url
    letter_to(page, ANNA, italian("%(code)s is your code to sign in").removeprefix("%(code)s"))
    code = page.get_by_role("heading", level=1).inner_text().split()[0]
    page.goto(code_page)
    page.get_by_label(italian("Code"), exact=True).fill(code)
    page.get_by_role("button", name=italian("Sign in"), exact=True).click()
    expect(page.get_by_role("button", name=italian("Sign out"))).to_be_visible()


def signs_out(page):
    page.get_by_role("button", name=italian("Sign out")).click()
    expect(page.get_by_role("link", name=italian("Sign in"))).to_be_visible()


def fills_the_basket(customer):
    """From a card, from a page, changed, taken out and put back; returns the prices."""
    page = customer.page
    prices = {ROLLS: customer.takes(ROLLS, 500), MOZZARELLA: customer.takes(MOZZARELLA, 2)}
    prices[LEMONS] = customer.takes(LEMONS, 500)
    page.get_by_role("searchbox").fill(MILK)
    page.get_by_role("searchbox").press("Enter")
    page.get_by_role("button", name=re.compile(f"^{italian('Add')}.*{MILK}")).first.click()
    customer.is_told(MILK)
    customer.opens_basket()
    field = customer.line(MOZZARELLA).get_by_role("spinbutton")
    field.fill("5")
    customer.line(MOZZARELLA).get_by_role("button", name=italian("Change")).click()
    expect(customer.line(MOZZARELLA)).to_contain_text(euros(5 * prices[MOZZARELLA]))
    customer.line(MILK).get_by_role("button", name=italian("Remove")).click()
    expect(customer.line(MILK)).to_have_count(0)
    page.get_by_role("button", name=italian("Put it back")).click()
    expect(customer.line(MILK)).to_be_visible()
    return prices


def nobody_else_sees_it(page, customer, code, ear):
    """The code alone opens nothing; the mailed link does."""
    ear.expected.append("404")
    assert page.goto(f"/pioltello/orders/{code}/").status == 404
    ear.expected.remove("404")
    said = letter_to(page, ANNA, code)
    link = re.search(rf"/pioltello/orders/{code}/\w+/", said)[0]
    page.goto(link)
    assert Customer(page).pin == customer.pin


def becomes(page, label, slug):
    """Through the demonstration's switcher in the footer."""
    page.goto(HOME)
    switcher = page.get_by_role("region", name=italian("Demonstration"))
    people = switcher.locator("option").all_inner_texts()
    chosen = next(person for person in people if person.startswith(label))
    switcher.get_by_role("combobox").select_option(label=chosen)
    switcher.get_by_role("button", name=italian("Go"), exact=True).click()
    page.wait_for_url(f"**/counter/{slug}/")
    return Keeper(page, slug)


def refuses(grocer, code):
    page = grocer.page
    grocer.ticket(code).get_by_role("link", name=italian("I can't do it")).click()
    button = page.get_by_role("button", name=italian("Refuse and tell the customer"))
    button.click()
    grocer.sees(italian("Choose a reason: the customer will read it."))
    page.get_by_role("radio", name=italian("I'll write it myself")).check()
    page.get_by_label(italian("In your own words")).fill(REASON)
    button.click()
    grocer.sees(italian("Done: the customer has been told."))


def prepares_what_is_left(dairyman, code, price):
    """Milk is missing, then found, then missing again; of five mozzarelle only three are there."""
    dairyman.accepts(code)
    dairyman.misses(MILK)
    dairyman.page.get_by_role("button", name=italian("It was there")).click()
    dairyman.misses(MILK)
    line = dairyman.line(MOZZARELLA)
    line.get_by_text(italian("Only some"), exact=True).click()
    line.get_by_role("textbox", name=like("How many are there, of %(asked)s?")).fill("3")
    line.get_by_role("button", name=italian("That's all")).click()
    cheese = 3 * price
    assert dairyman.total == cheese
    assert dairyman.packs(code) == cheese
    return cheese


def brings(rider, code, pin, shares):
    """Claimed, given back, claimed again; the PIN is wrong until only a name will do."""
    page = rider.page
    rider.arrives()
    rider.starts()
    rider.claims(code)
    page.get_by_role("button", name=italian("Give it back to the others")).click()
    rider.claims(code)
    rider.collects(BAKERY, bags=2)
    rider.collects(DAIRY, bags=1)
    assert rider.to_take == sum(shares.values())
    for left in reversed(range(TRIES)):
        rider.types_pin("0000" if pin != "0000" else "1111")
        if left:
            rider.pin.and_(page.locator("[aria-invalid=true]")).wait_for()
            expect(page.get_by_text(re.compile(rf"\b{left} tentativ"))).to_be_visible()
            assert str(left) in sentence_at(rider.pin)
    page.get_by_text(italian("Five wrong PINs: now only a name and a note will do.")).wait_for()
    rider.name.fill("Signora Rosa, terzo piano")
    rider.delivered_button.click()
    expect(rider.note).to_have_attribute("aria-invalid", "true")
    expect(rider.name).to_have_value("Signora Rosa, terzo piano")
    rider.note.fill("Ha lasciato il telefono a casa.")
    rider.delivered_button.click()
    rider.is_done()
    assert rider.shares == shares


def hands_over(rider, baker, dairyman, bread, cheese):
    rider.opens_envelopes()
    for keeper, shop, amount in ((baker, BAKERY, bread), (dairyman, DAIRY, cheese)):
        assert euros(amount) in rider.envelope(shop).inner_text()
        rider.hands_over(shop)
        keeper.arrives()
        keeper.receives(euros(amount))
    rider.ends()
