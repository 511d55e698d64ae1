from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.kit.actors import Actor
from rione.kit.errors import Refused

from .models import Rider, TimeEntry
from .queries import hired, open_entry


def require_self(by: Person, rider: Rider) -> Actor:
    """The actor for the journal, or PermissionDenied to anybody but this rider."""
    if rider.person_id != by.pk:
        raise PermissionDenied
    return Actor("rider", by.pk)


def require_hired(rider: Rider) -> None:
    """PermissionDenied to whoever is not under contract today."""
    if not hired(rider.district).filter(pk=rider.pk).exists():
        raise PermissionDenied


def require_on_duty(rider: Rider) -> TimeEntry:
    """The running time; refuses with `off_duty` whoever has not started."""
    entry = open_entry(rider)
    if entry is None:
        raise Refused("off_duty", _("Start your shift first."))
    return entry
