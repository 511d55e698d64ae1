from collections.abc import Sequence
from datetime import datetime

from django.db import models
from django.db.models import QuerySet

from .models import Entry


def entries_about(things: Sequence[models.Model]) -> QuerySet[Entry]:
    """What was done to `things` (all of one kind), oldest first."""
    if not things:
        return Entry.objects.none()
    label = things[0]._meta.label_lower
    rows = [thing.pk for thing in things]
    return Entry.objects.filter(thing=label, row__in=rows).order_by("pk")


def moments(things: Sequence[models.Model]) -> dict[int, dict[str, datetime]]:
    """When each of `things` (all of one kind) reached each status: {row: {status: moment}}."""
    reached: dict[int, dict[str, datetime]] = {}
    for entry in entries_about(things).filter(act="move"):
        reached.setdefault(entry.row, {})[entry.now] = entry.at
    return reached


def unsealed() -> QuerySet[Entry]:
    """What the worker has not sealed yet; more than a minute's worth means that it stands."""
    return Entry.objects.filter(seal=None)
