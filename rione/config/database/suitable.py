"""Whether a database may be served from: it answers, has tables, and we don't own them."""

import psycopg

from rione.config import surroundings
from rione.config.safety import Danger

_OWNED = """
    SELECT pg_get_userbyid(relowner) = current_user FROM pg_class
    WHERE oid = to_regclass('journal_entry')
"""


def dangers() -> list[Danger]:
    """What keeps the server from using the database of `DATABASE_URL`."""
    try:
        with psycopg.connect(surroundings.text("DATABASE_URL"), connect_timeout=10) as connection:
            row = connection.execute(_OWNED).fetchone()
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[-1]
        return [Danger("DATABASE_URL", f"does not answer: {reason}")]
    if row is None:
        return [Danger("DATABASE_URL", "has no tables yet; run `.venv/bin/rione prepare`.")]
    if row[0]:
        return [
            Danger(
                "DATABASE_URL",
                "uses the role that owns the tables; make another for the server, name the owner"
                " in DATABASE_OWNER_URL and run `.venv/bin/rione prepare`.",
            )
        ]
    return []
