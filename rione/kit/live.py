"""Live news to open pages: what changed is published when the transaction commits."""

import json
from contextlib import suppress

from django.core import signing
from django.db import connection

from rione.kit import clock

POSTGRES_CHANNEL = "rione_live"
DAYS = 3
"""On how many days, the first one included, a signed name is good for."""
_SALT = "rione.live"


def publish(channel: str, what: str) -> None:
    """Say on `channel` that `what` changed; PostgreSQL delivers it on commit, or never."""
    payload = json.dumps({"channel": channel, "what": what})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [POSTGRES_CHANNEL, payload])


def sign(channel: str) -> str:
    """The channel's name as a page carries it, so that listening needs no further permission.

    It holds for this day and the next one or two: whoever leaves a shop or a tour hears nothing
    of it for long, and a page that was open all night still does.
    """
    return _signer(_today()).sign(channel)


def unsign(signed: str) -> str:
    """The channel's name, or `django.core.signing.BadSignature`."""
    for day in range(_today(), _today() - DAYS, -1):
        with suppress(signing.BadSignature):
            return _signer(day).unsign(signed)
    raise signing.BadSignature


def _signer(day: int) -> signing.Signer:
    return signing.Signer(salt=f"{_SALT}.{day}")


def _today() -> int:
    return clock.now().toordinal()
