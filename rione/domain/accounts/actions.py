from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.districts.models import District
from rione.domain.journal.actions import record
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.lengths import require_fitting

from .models import Person, Role, RoleName


@transaction.atomic
def register_person(
    email: str, *, name: str = "", phone: str = "", language: str = "it", password: str = ""
) -> Person:
    """Make a person whose address is known to be theirs; without a password they use a code."""
    person = Person.objects.create_user(
        email, password or None, name=name, phone=phone, language=language
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


@transaction.atomic
def grant_role(person: Person, district: District, name: RoleName, *, by: Actor) -> Role:
    """Give somebody a power in a district, and write it down."""
    role, new = Role.objects.get_or_create(person=person, district=district, name=name)
    if new:
        record(role, "granted", district_id=district.pk, by=by, person=person.pk, name=str(name))
    return role


def update_profile(person: Person, *, name: str, phone: str, language: str) -> Person:
    """Change how somebody is called, reached and written to.

    Refuses with `unknown_language` a language that Rione doesn't speak, and with `too_long`.
    """
    if language not in dict(settings.LANGUAGES):
        raise Refused("unknown_language", _("Choose one of the languages."), field="language")
    require_fitting(Person, "name", name)
    require_fitting(Person, "phone", phone)
    person.name, person.phone, person.language = name, phone, language
    person.save(update_fields=["name", "phone", "language"])
    return person
