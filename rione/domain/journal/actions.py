from typing import Any

from django.db import models
from django.utils.translation import gettext as _

from rione.kit import clock
from rione.kit.actors import Actor
from rione.kit.errors import Refused
from rione.kit.states import Stateful

from .models import Entry


def move(thing: Stateful, *, to: str, by: Actor, reason: str = "") -> None:
    """Change a status and write it down. The only place a status is ever written.

    Refuses with `already_answered` what the thing's table `MOVES` does not allow.
    """
    if not thing.may_move(to):
        raise Refused("already_answered", _("Somebody has already dealt with this."))
    was, thing.status = thing.status, to
    thing.save(update_fields=["status"])
    _write(thing, thing.home_district_id, "move", by, was=str(was), now=str(to), reason=reason)


def record(
    thing: models.Model, act: str, *, district_id: int | None, by: Actor, **facts: Any
) -> None:
    """Write down an act that is not a change of status, with its facts (ids and figures)."""
    _write(thing, district_id, act, by, facts=facts)


def _write(
    thing: models.Model, district_id: int | None, act: str, by: Actor, **columns: Any
) -> None:
    Entry.objects.create(
        district_id=district_id,
        person_id=by.person_id,
        role=by.role,
        act=act,
        thing=thing._meta.label_lower,
        row=thing.pk,
        at=clock.now(),
        **columns,
    )
