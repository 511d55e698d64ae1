"""How Django is told where the database is."""

from typing import Any

from psycopg.conninfo import conninfo_to_dict

from rione.config.database.address import DATABASE


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
