from rione.domain.districts.models import District

from .models import Person, RoleName


def holds_role(person: Person, district: District, name: RoleName) -> bool:
    return person.roles.filter(district=district, name=name).exists()


def roles_of(person: Person, district: District) -> set[str]:
    """The names of the roles this person holds in this district."""
    return set(person.roles.filter(district=district).values_list("name", flat=True))


def person_with_email(email: str) -> Person | None:
    """Whoever signs in with this address, if anybody does."""
    return Person.objects.filter(email=email.lower()).first()
