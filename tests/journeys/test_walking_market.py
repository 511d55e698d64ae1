"""The whole of it: one basket over two shops, brought home by a rider, followed live by everybody.

Nobody reloads a page: what one person does appears on the screens of the others by itself.
"""

import pytest
from playwright.sync_api import expect

from tests.journeys.people.customer import Customer
from tests.journeys.people.keeper import Keeper
from tests.journeys.people.officer import Officer
from tests.journeys.people.rider import Rider
from tests.journeys.words import euros, italian, weighed
from tests.support.browser import DESK

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BAKER, BAKERY = "forno-san-martino", "Forno San Martino"
DAIRYMAN, DAIRY = "latteria-del-borgo", "Latteria del Borgo"
ROLLS, LOAF, MOZZARELLA, MILK = (
    "Michetta milanese",
    "Filone casereccio",
    "Mozzarella fiordilatte",
    "Latte intero fresco",
)
ASKED, ON_THE_SCALE = 600, 660
"""Grams of rolls: ten per cent more than asked for, the most that needs no further yes."""

LEAVE_A_MARK = "window.neverReloaded = true"
IS_MARKED = "window.neverReloaded === true"


def test_an_order_over_two_shops_brought_home(open_page):
    officer = Officer(open_page(size=DESK))
    before = officer.reads_indicators()

    customer = Customer(open_page())
    prices = {
        ROLLS: customer.takes(ROLLS, ASKED),
        LOAF: customer.takes(LOAF, 2),
        MOZZARELLA: customer.takes(MOZZARELLA, 3),
        MILK: customer.takes(MILK, 2),
    }
    loaves, cheese = 2 * prices[LOAF], 3 * prices[MOZZARELLA]
    estimate = weighed(prices[ROLLS], ASKED) + loaves + cheese + 2 * prices[MILK]

    # Counters and rider leave their pages open before anything is ordered.
    baker = Keeper(open_page(), BAKER)
    dairyman = Keeper(open_page(), DAIRYMAN)
    rider = Rider(open_page())
    for worker in (baker, dairyman, rider):
        worker.arrives()
    rider.starts()
    for worker in (baker, dairyman, rider):
        worker.page.evaluate(LEAVE_A_MARK)

    customer.goes_to_checkout()
    customer.writes()
    customer.pays_with(50)
    assert customer.total == estimate
    code = customer.orders()
    customer.page.evaluate(LEAVE_A_MARK)
    assert customer.bill[italian("Estimate")] == estimate
    pin = customer.pin

    for keeper in (baker, dairyman):
        expect(keeper.ticket(code)).to_be_visible()
        keeper.accepts(code)
    customer.sees(italian("The shops prepare it"), within=customer.now)
    expect(rider.claim_button(code)).to_be_visible()

    baker.weighs(ROLLS, ON_THE_SCALE)
    bread = weighed(prices[ROLLS], ON_THE_SCALE) + loaves
    assert baker.packs(code, bags=2) == bread
    customer.sees("660", within=customer.part(BAKERY))
    dairyman.misses(MILK)
    customer.sees(italian("missing: you don't pay for it"), within=customer.part(DAIRY))
    assert dairyman.total == cheese
    assert dairyman.packs(code) == cheese

    total = bread + cheese
    customer.sees(italian("Everything is ready."))
    expect(customer.page.get_by_text(italian("Estimate"), exact=True)).to_have_count(0)
    assert customer.bill == {
        BAKERY: bread,
        DAIRY: cheese,
        italian("When you ordered"): estimate,
        italian("Total"): total,
    }

    rider.claims(code)
    customer.sees(italian("A rider collects it"), within=customer.now)
    rider.collects(BAKERY, bags=2)
    customer.sees(italian("On its way to you"), within=customer.now)
    rider.collects(DAIRY, bags=1)
    rider.is_at("via Alessandro Manzoni 34")
    assert rider.to_take == total
    assert rider.shares == {BAKERY: bread, DAIRY: cheese}
    assert f"{euros(5000 - total)}" in rider.stop.inner_text()

    rider.types_pin(pin)
    rider.is_done()
    assert rider.shares == {BAKERY: bread, DAIRY: cheese}
    customer.sees(italian("Handed over. Enjoy it!"))
    expect(customer.page.get_by_text(pin, exact=True)).to_have_count(0)
    assert customer.bill[italian("Total")] == total

    rider.opens_envelopes()
    assert rider.in_hand == total
    for keeper, shop, amount in ((baker, BAKERY, bread), (dairyman, DAIRY, cheese)):
        assert euros(amount) in rider.envelope(shop).inner_text()
        rider.hands_over(shop)
        keeper.receives(euros(amount))
    expect(rider.page.get_by_text(italian("No envelope to bring"))).to_be_visible()
    assert rider.in_hand == 0
    rider.ends()

    for whose in (customer, baker, dairyman):
        assert whose.page.evaluate(IS_MARKED), f"{whose.page.url} was loaded again"
    after = officer.reads_indicators()
    assert after["orders"] == before["orders"] + 1
    assert after["deliveries"] == before["deliveries"] + 1
    assert after["shops"] >= 2
