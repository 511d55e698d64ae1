"""Where the database is, and how Django is told."""

from pathlib import Path
from urllib.parse import quote

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
