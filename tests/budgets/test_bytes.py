"""What a first visit carries over the line, compressed, pictures in reach of the eye included."""

from urllib.request import urlopen

import pytest

from tests.budgets.pages import LISTED, addresses
from tests.support.browser import DESK, PHONE

pytestmark = [pytest.mark.browser, pytest.mark.xdist_group("browser")]

KILOBYTE = 1000
MOST = {"all": 150 * KILOBYTE, "Script": 30 * KILOBYTE, "Stylesheet": 20 * KILOBYTE}


@pytest.fixture(scope="module")
def public(town):
    def read(path):
        with urlopen(f"{town.address}{path}") as answer:
            return answer.read().decode()

    return addresses(read)


def carried(page, address):
    """Bytes over the line by kind, headers included, of a first visit."""
    kinds, sizes = {}, {}
    line = page.context.new_cdp_session(page)
    line.on(
        "Network.responseReceived", lambda said: kinds.update({said["requestId"]: said["type"]})
    )
    line.on(
        "Network.loadingFinished",
        lambda said: sizes.update({said["requestId"]: said["encodedDataLength"]}),
    )
    line.send("Network.enable")
    page.goto(address, wait_until="networkidle")
    assert len(kinds) == len(sizes)
    told = {"all": sum(sizes.values())}
    for request, kind in kinds.items():
        told[kind] = told.get(kind, 0) + sizes[request]
    return told


@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
@pytest.mark.parametrize("name", LISTED)
def test_a_first_visit_stays_within_the_budget(open_page, public, name, size):
    told = carried(open_page(size=size), public[name])
    assert told["Document"] > 0
    assert told["Script"] > 0
    assert {kind: told[kind] for kind, most in MOST.items() if told[kind] > most} == {}
