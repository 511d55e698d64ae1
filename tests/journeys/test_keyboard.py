"""A whole purchase with the keyboard alone, and always with a sign of where one is."""

import re

import pytest
from playwright.sync_api import expect

from tests.journeys.people.customer import HOME, NOBODY, Customer
from tests.journeys.words import ADD, BASKET, CHECKOUT, ORDER, italian
from tests.support.browser import DESK

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

LOAF = "Filone casereccio"
MOST_STEPS = 150
SIGN = """
    () => {
        const drawn = (style) =>
            style.boxShadow !== "none" ||
            (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0);
        const here = document.activeElement;
        const frames = [here, here.parentElement, here.closest("label, form, .choice, .stepper")];
        return frames.filter(Boolean).some((one) => drawn(getComputedStyle(one)))
            || drawn(getComputedStyle(here, "::after"));
    }
"""
"""Whether the focus is drawn: on the element, over it, or around what holds it."""


class Keyboard:
    """Goes from place to place with the Tab key, as far as it takes."""

    def __init__(self, page):
        self.page = page

    def goes_to(self, target, key="Tab"):
        expect(target).to_be_visible()
        for _step in range(MOST_STEPS):
            if target.evaluate("element => element === document.activeElement"):
                assert self.page.evaluate(SIGN), "nothing shows where the focus is"
                return
            self.page.keyboard.press(key)
        pytest.fail(f"{target} cannot be reached with the keyboard")

    def presses(self, *keys):
        for key in keys:
            self.page.keyboard.press(key)

    def types(self, field, text):
        self.goes_to(field)
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)


def test_a_whole_purchase(open_page):
    page = open_page(size=DESK)
    customer, keyboard = Customer(page), Keyboard(page)
    page.goto(HOME)
    keyboard.presses("Tab")
    expect(page.get_by_role("link", name=italian("Skip to the content"))).to_be_focused()
    keyboard.types(page.get_by_role("searchbox"), LOAF)
    keyboard.presses("Enter")
    keyboard.goes_to(page.get_by_role("link", name=LOAF, exact=True).first)
    keyboard.presses("Enter")

    keyboard.types(customer.quantity, "4")
    keyboard.presses("ArrowUp")
    expect(customer.quantity).to_have_value("5")
    keyboard.goes_to(page.get_by_role("button", name=ADD))
    keyboard.presses("Space")
    customer.is_told(LOAF)
    keyboard.goes_to(page.get_by_role("link", name=re.compile(f"^{BASKET}")).first, "Shift+Tab")
    keyboard.presses("Enter")
    keyboard.goes_to(page.get_by_role("link", name=CHECKOUT))
    keyboard.presses("Enter")

    keyboard.goes_to(page.get_by_role("radio", checked=True).first)
    keyboard.presses("ArrowDown", "ArrowUp")
    expect(page.get_by_role("radio", name=italian("Brought home"))).to_be_checked()
    keyboard.types(customer.field("street"), "manzoni")
    expect(page.get_by_role("option").first).to_be_visible()
    keyboard.presses("ArrowDown", "Enter")
    expect(customer.field("street")).to_have_value(NOBODY["street"])
    keyboard.types(customer.field("number"), NOBODY["number"])
    slot = page.get_by_role("radio", name=re.compile(r"\d+–\d+"), checked=True)
    first = slot.input_value()
    keyboard.goes_to(slot)
    keyboard.presses("ArrowDown")
    assert slot.input_value() != first
    for name in ("name", "phone", "email"):
        keyboard.types(customer.field(name), NOBODY[name])
    keyboard.goes_to(page.get_by_role("button", name=ORDER))
    keyboard.presses("Enter")
    page.wait_for_url(re.compile(r"/orders/[A-Z0-9]+/$"))
    assert customer.pin
