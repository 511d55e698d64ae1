from datetime import UTC, datetime

import pytest

from rione.domain.accounts.models import Person
from rione.domain.districts.tests.towns import make_district
from rione.domain.journal.actions import move
from rione.domain.journal.models import Entry
from rione.domain.journal.queries import moments
from rione.kit import clock
from rione.kit.actors import Actor
from rione.kit.errors import Refused

NOON = datetime(2026, 12, 5, 11, tzinfo=UTC)


@pytest.fixture
def town(db):
    return make_district(status="preview")


@pytest.fixture
def officer(db):
    return Actor("officer", Person.objects.create_user("ada@example.org").pk)


def test_a_move_is_made_and_written_down(town, officer):
    with clock.standing_at(NOON):
        move(town, to="open", by=officer, reason="All is ready")

    town.refresh_from_db()
    entry = Entry.objects.get()
    assert town.status == "open"
    assert (entry.thing, entry.row, entry.act) == ("districts.district", town.pk, "move")
    assert (entry.was, entry.now, entry.at) == ("preview", "open", NOON)
    assert (entry.person_id, entry.role) == (officer.person_id, "officer")
    assert (entry.district_id, entry.reason) == (town.pk, "All is ready")
    assert moments([town]) == {town.pk: {"open": NOON}}


@pytest.mark.parametrize("to", ["preview", "closed", "registration", "nowhere"])
def test_what_the_table_does_not_hold_is_refused_and_leaves_no_trace(town, officer, to):
    with pytest.raises(Refused) as refused:
        move(town, to=to, by=officer)

    town.refresh_from_db()
    assert refused.value.code == "already_answered"
    assert town.status == "preview"
    assert not Entry.objects.exists()
