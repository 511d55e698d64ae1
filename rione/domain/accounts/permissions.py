from django.core.exceptions import PermissionDenied

from rione.domain.districts.models import District
from rione.kit.actors import Actor

from .models import Person, RoleName
from .queries import holds_role


def require_role(by: Person, district: District, name: RoleName) -> Actor:
    """The actor for the journal, or PermissionDenied."""
    if not holds_role(by, district, name):
        raise PermissionDenied
    return Actor(name, by.pk)
