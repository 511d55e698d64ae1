from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Min, QuerySet

from rione.kit import clock

from .models import Outgoing

GRACE = timedelta(seconds=30)
"""How long a message's own job may take to come round before the sweep looks after it."""
SWEPT_AT_ONCE = 500


@dataclass(frozen=True)
class Depth:
    """How full the outbox is: what waits, since when the oldest does, and what was given up."""

    waiting: int
    oldest: datetime | None
    failed: int


def waiting() -> QuerySet[Outgoing]:
    return Outgoing.objects.filter(sent_at=None, failed_at=None)


def overdue() -> QuerySet[Outgoing]:
    """What should have been tried by now, the longest overdue first."""
    due = waiting().filter(next_attempt_at__lte=clock.now() - GRACE)
    return due.order_by("next_attempt_at")[:SWEPT_AT_ONCE]


def in_trouble() -> QuerySet[Outgoing]:
    """What was given up, or failed at least once and is still tried; the newest first."""
    troubled = Outgoing.objects.exclude(last_error="").filter(sent_at=None)
    return troubled.select_related("notice").order_by("-pk")


def depth() -> Depth:
    oldest = waiting().aggregate(oldest=Min("notice__created_at"))["oldest"]
    return Depth(waiting().count(), oldest, Outgoing.objects.exclude(failed_at=None).count())
