"""Live news to open pages: what changed is published when the transaction commits."""

import json

from django.core import signing
from django.db import connection

POSTGRES_CHANNEL = "rione_live"
_SALT = "rione.live"


def publish(channel: str, what: str) -> None:
    """Say on `channel` that `what` changed; PostgreSQL delivers it on commit, or never."""
    payload = json.dumps({"channel": channel, "what": what})
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_notify(%s, %s)", [POSTGRES_CHANNEL, payload])


def sign(channel: str) -> str:
    """The channel's name as a page carries it, so that listening needs no further permission."""
    return signing.Signer(salt=_SALT).sign(channel)


def unsign(signed: str) -> str:
    """The channel's name, or `django.core.signing.BadSignature`."""
    return signing.Signer(salt=_SALT).unsign(signed)
