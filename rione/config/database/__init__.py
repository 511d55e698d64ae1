"""PostgreSQL for Rione: the one it brings along, or the one `DATABASE_URL` names."""

from rione.config.database.address import DATABASE, OWNER, SERVER, as_django, embedded, folder
from rione.config.database.cluster import CannotStart, Cluster, in_use
from rione.config.database.roles import create, grant

__all__ = [
    "DATABASE",
    "OWNER",
    "SERVER",
    "CannotStart",
    "Cluster",
    "as_django",
    "create",
    "embedded",
    "folder",
    "grant",
    "in_use",
]
