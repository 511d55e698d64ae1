import pytest

from tests.factories import make_coordinator, make_district, make_rider


@pytest.fixture
def town(db):
    return make_district()


@pytest.fixture
def rider(town):
    return make_rider(town, "luca")


@pytest.fixture
def coordinator(town):
    return make_coordinator(town)


@pytest.fixture
def desk(client, coordinator):
    """The coordinator's browser."""
    client.force_login(coordinator)
    return client
