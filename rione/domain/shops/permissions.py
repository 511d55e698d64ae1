from django.core.exceptions import PermissionDenied

from rione.domain.accounts.models import Person
from rione.kit.actors import Actor

from .models import Shop
from .queries import is_keeper


def require_keeper(by: Person, shop: Shop) -> Actor:
    """The actor for the journal, or PermissionDenied to whoever isn't at this counter."""
    if not is_keeper(by, shop):
        raise PermissionDenied
    return Actor("keeper", by.pk)
