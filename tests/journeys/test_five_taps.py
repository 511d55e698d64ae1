"""Behind a counter one hand is free: from the ring to “Pronto” in five taps and the digits."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people.customer import Customer
from tests.journeys.people.keeper import Keeper
from tests.journeys.words import ACCEPT, READY

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

BAKERY = "forno-san-martino"
ROLLS = "Michetta milanese"
BY_PIECE = ("Filone casereccio", "Pane ai cinque cereali", "Pane in cassetta")
SMALL = {"width": 360, "height": 740}
PRINTS = """
    window.print = () => {
      const page = document.documentElement.dataset;
      page.printed = Number(page.printed ?? 0) + 1;
    };
"""
"""A printer that counts on the page how often it was asked."""
THUMB = 44
"""The least side of what a finger can hit, in pixels."""


class Hand:
    """A thumb that counts its taps, and digits that go where the focus already is."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def taps_on(self, button):
        box = button.bounding_box()
        assert min(box["width"], box["height"]) >= THUMB
        button.tap()
        self.taps += 1

    def types(self, digits):
        self.page.keyboard.type(digits)


def test_four_lines_and_one_weighed(browser, open_page, town, ear):
    customer = Customer(open_page())
    for product in BY_PIECE:
        customer.takes(product, 2)
    customer.takes(ROLLS, 500)
    customer.goes_to_checkout()
    customer.writes()
    code = customer.orders()

    phone = browser.new_context(
        base_url=town.address, viewport=SMALL, has_touch=True, is_mobile=True, locale="it-IT"
    )
    page = phone.new_page()
    ear.listen(page)
    page.add_init_script(PRINTS)
    keeper, hand = Keeper(page, BAKERY), Hand(page)
    keeper.arrives()

    hand.taps_on(keeper.ticket(code).get_by_role("button", name=ACCEPT))
    expect(keeper.weight(ROLLS)).to_be_focused()
    hand.types("520")
    hand.taps_on(page.get_by_role("button", name=READY, exact=True))

    expect(page.get_by_role("status").filter(has_text=code).first).to_be_visible()
    assert hand.taps <= 5
    expect(page.locator("html[data-printed='1']")).to_be_attached()
    assert page.evaluate("document.documentElement.scrollWidth") <= SMALL["width"]
    phone.close()
