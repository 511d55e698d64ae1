from collections.abc import Mapping
from dataclasses import dataclass, field

from rione.domain.districts.models import District
from rione.kit.doors import Door

from .models import Person


@dataclass(frozen=True)
class AccountMail:
    """Something about signing in that must reach an address, known to us or not."""

    kind: str
    email: str
    language: str
    district: District | None = None
    person: Person | None = None
    facts: Mapping[str, str | int] = field(default_factory=dict)


account_mail: Door[[AccountMail]] = Door("account mail", expects=("notices",))
