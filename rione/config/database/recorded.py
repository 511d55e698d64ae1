"""Which migrations a database was made with, so that a rewritten one is noticed.

The record is the database's own comment: it is renamed and dropped with it.
"""

import ast
import hashlib
import json

import psycopg
from psycopg import sql

from rione.config import surroundings


def of_the_code() -> dict[str, str]:
    """A checksum per migration of ours; comments and layout don't count."""
    package = surroundings.CHECKOUT / "rione"
    return {
        str(path.relative_to(package)): _checksum(path.read_text())
        for path in sorted(package.glob("**/migrations/[0-9]*.py"))
    }


def of_the_database(url: str) -> dict[str, str]:
    with psycopg.connect(url) as connection:
        row = connection.execute(
            "SELECT shobj_description(oid, 'pg_database') FROM pg_database"
            " WHERE datname = current_database()"
        ).fetchone()
    return dict(json.loads(row[0])) if row and row[0] else {}


def record(owner_url: str) -> None:
    with psycopg.connect(owner_url) as connection:
        connection.execute(
            sql.SQL("COMMENT ON DATABASE {} IS {}").format(
                sql.Identifier(connection.info.dbname), sql.Literal(json.dumps(of_the_code()))
            )
        )


def has_tables(url: str) -> bool:
    with psycopg.connect(url) as connection:
        row = connection.execute("SELECT to_regclass('django_migrations') IS NOT NULL").fetchone()
    return bool(row and row[0])


def rewritten(url: str) -> list[str]:
    """The migrations this database was made with that the code no longer has as they were."""
    recorded, code = of_the_database(url), of_the_code()
    if not recorded and has_tables(url):
        return ["(never recorded)"]
    return [name for name, checksum in recorded.items() if code.get(name) != checksum]


def _checksum(source: str) -> str:
    return hashlib.sha256(ast.dump(ast.parse(source)).encode()).hexdigest()[:16]
