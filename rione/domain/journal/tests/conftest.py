import pytest

from rione.domain.districts.tests.towns import make_district
from rione.domain.journal.actions import record
from rione.kit.actors import WORKER


@pytest.fixture
def district(db):
    return make_district()


@pytest.fixture
def write(district):
    """Write entries into the journal of a town."""

    def write_some(count=1, *, town=district):
        for number in range(count):
            record(town, "looked", district_id=town.pk, by=WORKER, number=number)

    return write_some
