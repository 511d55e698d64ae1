"""News that comes while a page is being refreshed is fetched too, and typing is left alone."""

import pytest
from playwright.sync_api import expect

from tests.journeys.words import italian
from tests.support.browser import DESK

pytestmark = pytest.mark.browser

BURST = """
    () => {
        const tab = new BroadcastChannel("rione-live");
        for (let news = 0; news < 5; news += 1) tab.postMessage({ all: true });
    }
"""


def test_of_a_burst_of_news_the_last_is_not_lost(open_page):
    board = open_page(size=DESK)
    board.goto("/pioltello/demo/as/coordinator/")
    board.goto("/pioltello/office/")
    expect(board.get_by_role("heading", level=1)).to_be_visible()
    fetched = []
    board.on("response", lambda answer: fetched.append(answer.url.endswith("/pioltello/office/")))

    board.evaluate(BURST)
    board.wait_for_timeout(3_000)

    assert 2 <= sum(fetched) <= 3
    expect(board.locator("#board")).to_have_count(1)


def test_what_is_being_typed_is_not_swapped_away(open_page):
    rider = open_page()
    rider.goto("/pioltello/demo/as/rider-2/")
    rider.goto("/pioltello/rounds/")
    rider.get_by_role("link", name=italian("Go on")).first.click()
    pin = rider.get_by_label(italian("PIN of the customer"))
    pin.fill("12")

    rider.evaluate(BURST)
    rider.wait_for_timeout(1_500)

    expect(pin).to_have_value("12")


@pytest.mark.parametrize("slow", ["**/tickets/*/", "**/?seen=*"])
def test_news_of_an_accepted_ticket_takes_no_page_into_a_page(open_page, slow):
    keeper = open_page()
    keeper.goto("/pioltello/demo/as/keeper-forno-san-martino/")
    accept = keeper.get_by_role("button", name="Accetta")
    waiting = accept.count()
    keeper.route(slow, lambda route: (keeper.wait_for_timeout(800), route.continue_()))

    accept.first.click()
    keeper.evaluate(BURST)

    expect(keeper.get_by_role("button", name="Pronto")).to_be_visible()
    keeper.wait_for_timeout(2_000)
    expect(keeper.locator("header")).to_have_count(1)
    expect(keeper.locator("main")).to_have_count(1)
    assert waiting
