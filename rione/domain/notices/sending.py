"""Sending what lies in the outbox: take it in hand, send it, write down how it went.

Between the two short transactions nothing is locked. A worker killed after sending and before
writing it down lets its lease run out, and the message goes again under the same Message-ID.
"""

import logging
from datetime import datetime, timedelta

from django.core.mail import EmailMultiAlternatives
from django.db import transaction
from django.db.models import F

from rione.kit import clock

from .causes import UnknownCause, cause_of
from .composing import compose
from .models import Notice, Outgoing
from .queries import waiting

LEASE = timedelta(minutes=5)
"""How long one attempt may last before another worker takes over."""
BACK_OFF = tuple(timedelta(minutes=minutes) for minutes in (1, 5, 30, 120, 360))
"""The pauses after failed attempts; the last one repeats."""
KEPT_OF_AN_ERROR = 500

logger = logging.getLogger(__name__)


class TooLate(Exception):
    """The message is worth nothing any more, such as a code that has expired."""


def attempt(outgoing_id: int) -> timedelta | None:
    """Send it if nobody else does; how long to wait before the next attempt, or None."""
    outgoing = claim(outgoing_id)
    if outgoing is None:
        return None
    try:
        _deliver(outgoing)
    except Exception as error:  # noqa: BLE001 (whatever a mail server or a template throws)
        return _record_failure(outgoing, error)
    _record_sent(outgoing)
    return None


def claim(outgoing_id: int) -> Outgoing | None:
    """Take a waiting message in hand: exactly one of many rivals gets it, for `LEASE`."""
    due = waiting().filter(pk=outgoing_id, next_attempt_at__lte=clock.now())
    if not due.update(attempts=F("attempts") + 1, next_attempt_at=clock.now() + LEASE):
        return None
    return Outgoing.objects.select_related("notice__district").get(pk=outgoing_id)


def _deliver(outgoing: Outgoing) -> None:
    notice = outgoing.notice
    if clock.now() > _end_of(notice):
        raise TooLate
    message = compose(notice, identity=f"{outgoing.pk}.{int(notice.created_at.timestamp())}")
    mail = EmailMultiAlternatives(
        message.subject,
        message.text,
        message.sender,
        [message.receiver],
        headers=message.headers,
        reply_to=message.reply_to,
    )
    mail.attach_alternative(message.html, "text/html")
    mail.send()


def _end_of(notice: Notice) -> datetime:
    """Until when the message is worth sending."""
    return notice.created_at + cause_of(notice.cause).lasts


@transaction.atomic
def _record_sent(outgoing: Outgoing) -> None:
    sent = Outgoing.objects.filter(pk=outgoing.pk)
    sent.update(sent_at=clock.now(), failed_at=None, last_error="")
    if cause_of(outgoing.notice.cause).confidential:
        Notice.objects.filter(pk=outgoing.notice_id).update(facts={})


def _record_failure(outgoing: Outgoing, error: Exception) -> timedelta | None:
    """Write down what went wrong and when to try again, or that it is given up (None)."""
    moment = clock.now()
    pause = BACK_OFF[min(outgoing.attempts, len(BACK_OFF)) - 1]
    over = isinstance(error, TooLate | UnknownCause) or moment + pause > _end_of(outgoing.notice)
    mine = waiting().filter(pk=outgoing.pk, attempts=outgoing.attempts)
    mine.update(
        last_error=f"{type(error).__name__}: {error}"[:KEPT_OF_AN_ERROR],
        next_attempt_at=moment + pause,
        failed_at=moment if over else None,
    )
    logger.warning(
        "A message could not be sent",
        extra={"outgoing": outgoing.pk, "attempts": outgoing.attempts, "given_up": over},
        exc_info=error,
    )
    return None if over else pause
