"""Behind a counter, one hand, 360 px: from the ring to "Pronto" in at most five taps and digits."""

import pytest
from playwright.sync_api import expect

from tests.journeys.people.customer import Customer
from tests.journeys.people.keeper import Keeper
from tests.journeys.words import ACCEPT

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

SMALL = {"width": 360, "height": 640}
MOST_TAPS = 5
SMALLEST_TARGET = 44
"""CSS pixels, each way."""

WEIGHED = "Mele Golden"
LINES = {WEIGHED: 1000, "Ananas": 1, "Avocado": 2, "Aglio": 1}


class Thumb:
    """Taps what it can see and reach, and counts."""

    def __init__(self, page):
        self.page, self.taps = page, 0

    def taps_on(self, target):
        expect(target).to_be_visible()
        box = target.bounding_box()
        assert min(box["width"], box["height"]) >= SMALLEST_TARGET, box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= SMALL["width"]
        target.click()
        self.taps += 1

    def types(self, digits):
        """On the keyboard that the tapped field has brought up."""
        for digit in digits:
            self.page.keyboard.press(digit)


def test_four_lines_one_weighed(open_page):
    keeper = Keeper(open_page(size=SMALL), "ortofrutta-la-cassetta")
    keeper.arrives()
    customer = Customer(open_page())
    for product, quantity in LINES.items():
        customer.takes(product, quantity)
    customer.goes_to_checkout()
    customer.chooses("I pick it up")
    customer.writes_only("name", "email", "phone")
    code = customer.orders()

    thumb = Thumb(keeper.page)
    thumb.taps_on(keeper.ticket(code).get_by_role("button", name=ACCEPT))
    keeper.is_preparing(code)
    expect(keeper.page.get_by_role("listitem").filter(has_text=WEIGHED)).to_be_visible()
    weight = keeper.weight(WEIGHED)
    thumb.taps_on(weight)
    thumb.types("1040")
    expect(weight).to_have_value("1040")
    thumb.taps_on(keeper.ready_button)
    expect(keeper.page.get_by_role("status").filter(has_text=code).first).to_be_visible()
    assert thumb.taps <= MOST_TAPS
