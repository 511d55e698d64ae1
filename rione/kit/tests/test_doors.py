import pytest
from django.core.checks import run_checks

from rione.kit.doors import Door


@pytest.fixture
def door():
    door = Door("test door", expects=("first", "second"))
    yield door
    Door.every.remove(door)


def test_listeners_are_told_in_the_order_they_are_expected(door):
    told = []
    door.opens_to("second", lambda what: told.append(("second", what)))
    door.opens_to("first", lambda what: told.append(("first", what)))

    door.tell("news")

    assert told == [("first", "news"), ("second", "news")]


def test_a_missing_and_a_stray_listener_fail_the_system_check(door):
    door.opens_to("first", lambda what: None)
    door.opens_to("stranger", lambda what: None)

    found = [message.msg for message in run_checks() if message.id == "rione.E001"]

    assert found == [
        "The door “test door” and its listeners differ: second.",
        "The door “test door” and its listeners differ: stranger.",
    ]


def test_every_door_of_the_town_is_complete():
    assert [message for message in run_checks() if message.id == "rione.E001"] == []
