"""Power cuts while people are buying: it comes back by itself, and every order is whole or not."""

from contextlib import suppress

import psutil
import psycopg
import pytest
from playwright.sync_api import Error, expect

from rione.config.database import OWNER
from tests.journeys.people.customer import Customer
from tests.journeys.people.keeper import Keeper
from tests.journeys.words import ORDER, italian
from tests.runtime.town import alive, until
from tests.support.cluster import cluster

pytestmark = [
    pytest.mark.browser,
    pytest.mark.process,
    pytest.mark.xdist_group("browser"),
]

BURRATA, BAKER, LOAF = "Burrata", "forno-san-martino", "Filone casereccio"
DAIRYMAN = "latteria-del-borgo"
MOMENTS = [0, 40, *(pytest.param(later, marks=pytest.mark.full) for later in (15, 90, 150))]
"""Milliseconds between the tap on the button and the kill."""
ORDERED = "SELECT count(*) FROM orders_line WHERE name = %s"
STOCK = """
    SELECT stock FROM catalogue_offer JOIN catalogue_product ON product_id = catalogue_product.id
    WHERE name = %s AND stock IS NOT NULL
"""


@pytest.fixture
def value(town):
    """Read one value from the served town's database."""

    def read(statement, given):
        with psycopg.connect(cluster().url(OWNER, town.database)) as connection:
            return connection.execute(statement, [given]).fetchone()[0]

    return read


@pytest.fixture
def deaf(ear):
    """A connection that breaks off is what these tests are about; anything else still counts."""
    yield
    ear.heard[:] = [words for words in ear.heard if "net::ERR_" not in words]


def kill_server(town):
    children = psutil.Process(town.process.pid).children()
    server = next(one for one in children if "rione.config.server" in one.cmdline())
    server.kill()
    server.wait(5)


def comes_back(customer):
    """Whoever meets a broken page goes to the checkout again, and orders if nothing was."""
    page = customer.page
    for _try in range(20):
        try:
            page.wait_for_url("**/orders/*/", timeout=1_500)
        except Error:
            with suppress(Error):
                page.goto("/pioltello/checkout/", timeout=5_000)
                if page.get_by_role("button", name=ORDER).count():
                    customer.writes()
                    page.get_by_role("button", name=ORDER).click()
        else:
            return
    pytest.fail(f"{page.url} never answered again")


@pytest.mark.parametrize("moment", MOMENTS)
def test_the_server_dies_while_an_order_is_placed(town, open_page, value, deaf, moment):
    customer = Customer(open_page(scripts=False))
    stock, ordered = value(STOCK, BURRATA), value(ORDERED, BURRATA)
    customer.takes(BURRATA, 1)
    customer.takes(LOAF, 4)
    customer.goes_to_checkout()
    customer.writes()
    customer.page.get_by_role("button", name=ORDER).click(no_wait_after=True)
    customer.page.wait_for_timeout(moment)
    kill_server(town)
    comes_back(customer)
    assert customer.pin
    assert value(ORDERED, BURRATA) == ordered + 1
    assert value(STOCK, BURRATA) == stock - 1


def test_a_page_that_follows_an_order_survives_the_server(town, open_page, deaf):
    customer, keeper = Customer(open_page()), Keeper(open_page(), BAKER)
    customer.takes(LOAF, 5)
    customer.goes_to_checkout()
    customer.writes()
    code = customer.orders()
    kill_server(town)
    until(town.answers)
    keeper.arrives()
    keeper.accepts(code)
    expect(customer.now).to_contain_text(italian("The shops prepare it"), timeout=20_000)


def test_the_demonstration_is_killed_under_a_running_order(own_town, open_page, deaf):
    customer = Customer(open_page(base=own_town.address))
    customer.takes(LOAF, 3)
    customer.takes("Mascarpone", 2)
    customer.goes_to_checkout()
    customer.writes()
    code = customer.orders()
    pin, bill = customer.pin, customer.bill
    baker = Keeper(open_page(base=own_town.address), BAKER)
    baker.arrives()
    baker.accepts(code)

    family = psutil.Process(own_town.process.pid).children(recursive=True)
    own_town.kill()
    until(lambda: not alive(family), within=10)
    own_town.start()

    customer.page.reload()
    assert (customer.pin, customer.bill) == (pin, bill)
    baker.page.reload()
    baker.packs(code)
    dairyman = Keeper(open_page(base=own_town.address), DAIRYMAN)
    dairyman.arrives()
    dairyman.accepts(code)
    dairyman.packs(code)
    customer.sees(italian("Everything is ready."))
