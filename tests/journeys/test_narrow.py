"""320 px, and a desk at 200 %: whatever the page, nobody scrolls sideways."""

import pytest

from tests.journeys.crawling import MOST, links, route
from tests.journeys.people.customer import Customer

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

NARROW = {"width": 320, "height": 640}
ENLARGED = {"width": 640, "height": 450}
"""What a window of 1280 by 900 has left at 200 %."""
STARTS = {
    "keeper-forno-san-martino": "/pioltello/counter/",
    "rider-1": "/pioltello/rounds/",
    "coordinator": "/pioltello/office/",
    "officer": "/pioltello/townhall/",
}
TOO_WIDE = """
    () => {
        const room = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= room) return [];
        const wide = [...document.querySelectorAll("body *")].filter((element) => {
            const scrolls = element.closest(".chips, .table-wrap, [tabindex='0']");
            return !scrolls && element.getBoundingClientRect().right > room + 1;
        });
        return ["scrolls", ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 120))];
    }
"""


def too_wide(page, start):
    """Every kind of page that can be reached from `start`, in both sizes; what was too wide."""
    waiting, seen, found = [start], set(), []
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        if not route(path) or route(path) in seen:
            continue
        seen.add(route(path))
        page.goto(path)
        for size in (NARROW, ENLARGED):
            page.set_viewport_size(size)
            found += [f"{path} at {size['width']}: {why}" for why in page.evaluate(TOO_WIDE)]
        waiting += [link for link in links(page, start) if route(link) not in seen]
    return found


@pytest.mark.parametrize("who", STARTS)
def test_no_page_of_a_worker_is_too_wide(open_page, who):
    page = open_page(size=NARROW)
    page.goto(f"/pioltello/demo/as/{who}/")
    assert too_wide(page, STARTS[who]) == []


def test_no_page_of_a_customer_is_too_wide(open_page):
    page = open_page(size=NARROW)
    customer = Customer(page)
    customer.takes("Michetta milanese", 500)
    customer.takes("Mascarpone", 3)
    customer.goes_to_checkout()
    customer.writes()
    for size in (NARROW, ENLARGED):
        page.set_viewport_size(size)
        assert page.evaluate(TOO_WIDE) == []
    page.set_viewport_size(NARROW)
    code = customer.orders()
    customer.takes("Grissini stirati", 1)
    assert too_wide(page, "/pioltello/") == []
    page.goto(f"/pioltello/orders/{code}/")
    assert page.evaluate(TOO_WIDE) == []
