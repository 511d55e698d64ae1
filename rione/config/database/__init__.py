"""PostgreSQL for Rione: the one it brings along, or the one `DATABASE_URL` names."""

from importlib import import_module

from rione.config.database.address import DATABASE, OWNER, SERVER, embedded, folder
from rione.config.database.cluster import CannotStart, Cluster
from rione.config.database.sharing import in_use

__all__ = [
    "DATABASE",
    "OWNER",
    "SERVER",
    "CannotStart",
    "Cluster",
    "create",
    "embedded",
    "folder",
    "in_use",
]


def create(cluster: Cluster, database: str = DATABASE) -> None:
    """Make the roles and the database of an embedded cluster, where they are missing."""
    # Whoever only watches over processes need not carry the driver in memory (20 MB).
    import_module("rione.config.database.roles").create(cluster, database)
