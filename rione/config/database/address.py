"""Where the database is, and how Django is told."""

from pathlib import Path
from typing import Any
from urllib.parse import quote

from psycopg.conninfo import conninfo_to_dict

from rione.config import surroundings

DATABASE = "rione"
OWNER = "rione_owner"
SERVER = "rione_server"


def embedded() -> bool:
    """Whether Rione brings its own PostgreSQL, because nobody named another."""
    return not surroundings.text("DATABASE_URL")


def folder() -> Path:
    return surroundings.var() / "postgres"


def socket_url(sockets: Path, *, role: str, database: str = DATABASE) -> str:
    return f"postgresql://{role}@/{database}?host={quote(str(sockets), safe='')}"


def as_django(url: str, *, pool: int = 0) -> dict[str, Any]:
    """One entry of Django's DATABASES; `pool` connections are kept open, none when 0."""
    parts = {key: str(value) for key, value in conninfo_to_dict(url).items() if value is not None}
    options: dict[str, Any] = {"connect_timeout": 5}
    if pool:
        options["pool"] = {"min_size": min(4, pool), "max_size": pool, "timeout": 10}
    taken = {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.pop("dbname", DATABASE),
        "USER": parts.pop("user", ""),
        "PASSWORD": parts.pop("password", ""),
        "HOST": parts.pop("host", ""),
        "PORT": parts.pop("port", ""),
        "CONN_MAX_AGE": 0,
        # After PostgreSQL was restarted no page meets a connection that died with it.
        "CONN_HEALTH_CHECKS": bool(pool),
    }
    return {**taken, "OPTIONS": {**options, **parts}}
