"""Who can be signed in as in the demonstration; read from the files, so a page asks no database."""

from dataclasses import dataclass
from functools import cache

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from .reading import TOWNS, town
from .rows import PersonRow, ShopRow

HOSTS = "example"
"""Nobody's top-level domain (RFC 2606): no message can reach anybody by mistake."""

PASSWORD = "mercato-di-prova"  # noqa: S105 (of nobody real; `demo-people` tells it)

FACES = {
    "resident": "",
    "keeper": "counter/",
    "rider": "rounds/",
    "coordinator": "office/",
    "officer": "townhall/",
}
ROLES: dict[str, "Promise | str"] = {
    "resident": gettext_lazy("Resident"),
    "keeper": gettext_lazy("Shops"),
    "rider": gettext_lazy("Riders"),
    "coordinator": gettext_lazy("Cooperative"),
    "officer": gettext_lazy("Town hall"),
}


@dataclass(frozen=True)
class DemoPerson:
    """A demonstration person: `who` is the last part of the address that signs in."""

    district: str
    who: str
    name: str
    shop: ShopRow | None = None
    row: PersonRow | None = None

    @property
    def role(self) -> str:
        return self.who.partition("-")[0]

    @property
    def email(self) -> str:
        return f"{self.who}@{self.district}.{HOSTS}"

    @property
    def face(self) -> str:
        """Where this person works, below the district's address."""
        return FACES[self.role]

    @property
    def label(self) -> str:
        return f"{self.shop.name} ({self.name})" if self.shop else self.name

    @property
    def roles(self) -> list[str]:
        return [self.role, *(["keeper"] if self.row and self.row.helps else [])]


@cache
def people_of(district: str) -> tuple[DemoPerson, ...]:
    """Everybody of this district; nobody where it isn't a demonstration town."""
    if district not in TOWNS:
        return ()
    here = town(district)
    others = [DemoPerson(district, row.who, row.name, row=row) for row in here.people]
    keepers = [
        DemoPerson(district, f"keeper-{shop.slug}", shop.keeper, shop=shop) for shop in here.shops
    ]
    return (*others[:1], *keepers, *others[1:])


def everybody() -> list[DemoPerson]:
    return [person for district in TOWNS for person in people_of(district)]


def groups(district: str) -> "list[tuple[Promise | str, list[DemoPerson]]]":
    """The people of a district by role, for the switcher."""
    people = people_of(district)
    return [
        (label, [person for person in people if person.role == role])
        for role, label in ROLES.items()
    ]
