import json
from collections.abc import Iterator
from typing import Any

from rione.config import surroundings

PEOPLE = "demo-people.json"
"""Where `rione prepare --demo` leaves the list, so that it need not be asked for again."""
_COLUMN = 12


def who_signs_in(address: str) -> Iterator[str]:
    """Each town's address, and one person of each role with the address that signs in as them."""
    people: list[dict[str, Any]] = json.loads((surroundings.var() / PEOPLE).read_text())
    for district in dict.fromkeys(person["district"] for person in people):
        here = [person for person in people if person["district"] == district]
        yield f"{address}{district}/"
        for role, first in _first_of_each_role(here).items():
            name = f"{first['name']}".ljust(_COLUMN)
            yield f"  {role.ljust(_COLUMN)} {name} {address}{district}/demo/as/{first['who']}/"
        yield ""
    yield f"{len(people)} people can sign in: .venv/bin/rione demo-people"
    yield f"What was mailed: {address}demo/mailbox/"


def _first_of_each_role(people: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    first: dict[str, dict[str, Any]] = {}
    for person in people:
        first.setdefault(person["role"], person)
    return first
