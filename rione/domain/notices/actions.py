from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from rione.domain.accounts.models import Person
from rione.domain.districts.addresses import spoken_in
from rione.domain.districts.models import District

from .causes import cause_of
from .models import Notice, Outgoing
from .tasks import defer_sending


@dataclass(frozen=True)
class Recipient:
    """Whom to write to: somebody who signs in, or a guest who left an address."""

    email: str
    name: str = ""
    language: str = "it"
    person_id: int | None = None

    @classmethod
    def of(cls, person: Person) -> "Recipient":
        return cls(person.email, person.name, person.language, person.pk)


@transaction.atomic
def notify(
    cause: str,
    *,
    key: str,
    district: District | None,
    to: Recipient,
    route: str = "",
    arguments: Mapping[str, str | int] | None = None,
    facts: Mapping[str, str | int] | None = None,
) -> Notice | None:
    """Tell `to` something, as part of the caller's transaction.

    None if it was told before, or if there is no address to write to. `route` and `arguments`
    name the page the message leads to; `facts` are the words and figures its templates show
    (`total_cents` appears there as `total`). A cause nobody registered raises `UnknownCause`.
    """
    cause_of(cause)
    if not to.email:
        return None
    notice, new = Notice.objects.get_or_create(
        cause=cause,
        key=key,
        email=to.email.lower(),
        defaults={
            "district": district,
            "person_id": to.person_id,
            "name": to.name,
            "language": spoken_in(district, to.language),
            "route": route,
            "arguments": dict(arguments or {}),
            "facts": dict(facts or {}),
        },
    )
    if not new:
        return None
    defer_sending(Outgoing.objects.create(notice=notice))
    return notice
