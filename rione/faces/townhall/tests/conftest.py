import pytest

from tests.factories import make_district, make_keeper, make_officer, make_shop


@pytest.fixture
def town(db):
    return make_district()


@pytest.fixture
def officer(client, town):
    """The browser of an officer of the town."""
    client.force_login(make_officer(town))
    return client


@pytest.fixture
def waiting(town):
    """A shop that waits for the town hall's word, with somebody at its counter."""

    def make(name="Rosticceria", **columns):
        shop = make_shop(town, name, status="submitted", **columns)
        make_keeper(shop)
        return shop

    return make


@pytest.fixture
def page(officer):
    """The text of a page of the town hall."""

    def read(path="", status=200):
        answer = officer.get(f"/pioltello/townhall/{path}")
        assert answer.status_code == status
        return answer.content.decode()

    return read
