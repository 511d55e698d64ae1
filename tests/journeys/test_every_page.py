"""Every kind of page that somebody can reach: no complaint in the console, nothing for axe."""

import pytest

from tests.journeys.crawling import walk
from tests.support.browser import DESK, PHONE

HOMES = {
    "": "/pioltello/",
    "resident": "/pioltello/",
    "keeper-forno-san-martino": "/pioltello/counter/",
    "rider-1": "/pioltello/rounds/",
    "coordinator": "/pioltello/office/",
    "officer": "/pioltello/townhall/",
}
LOOKS = [
    pytest.param(PHONE, False, id="phone-light"),
    pytest.param(PHONE, True, id="phone-dark", marks=pytest.mark.full),
    pytest.param(DESK, False, id="desk-light", marks=pytest.mark.full),
    pytest.param(DESK, True, id="desk-dark"),
]


@pytest.mark.parametrize(("size", "dark"), LOOKS)
@pytest.mark.parametrize("who", HOMES, ids=lambda who: who or "stranger")
def test_every_page_can_be_read_by_everybody(open_page, who, size, dark):
    page = open_page(size=size, dark=dark)
    if who:
        page.goto(f"/pioltello/demo/as/{who}/")
    seen, amiss = walk(page, HOMES[who])
    assert len(seen) > 1
    if amiss:
        pytest.fail("\n".join(amiss), pytrace=False)


def test_the_landing_page_lets_people_choose_their_town(page, axe):
    page.goto("/")
    axe(page)
    page.get_by_role("link", name="Pioltello").first.click()
    page.wait_for_url("**/pioltello/")
