import json
from typing import Any

from rione.config.commands.steps import output_of

_SHOWN_EACH = 4


def who_signs_in(address: str) -> list[str]:
    """The demonstration people in a few lines, each with the address that signs in as them."""
    said = output_of("demo-people", "--json")
    people: list[dict[str, Any]] = json.loads(said) if said else []
    return [str(person) for person in people[:_SHOWN_EACH]] + [address]
