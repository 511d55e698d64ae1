import pytest

from tests.factories import make_district, make_rider


@pytest.fixture
def town(db):
    return make_district()


@pytest.fixture
def rider(town):
    return make_rider(town, "luca")
