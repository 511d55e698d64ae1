"""Making the database ready: roles, migrations, rights; the old one set aside when it must be."""

from collections.abc import Callable

import psycopg
from django.core.management import call_command
from django.db import connections
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from rione.config import surroundings
from rione.config.database import address, recorded, roles
from rione.config.database.cluster import Cluster
from rione.kit.clock import now

Say = Callable[[str], None]


def server_url() -> str:
    """Where the server connects: a role that doesn't own the tables."""
    return surroundings.text("DATABASE_URL") or _embedded_url(address.SERVER)


def owner_url() -> str:
    """Where migrations connect: the tables' owner."""
    if address.embedded():
        return _embedded_url(address.OWNER)
    return surroundings.text("DATABASE_OWNER_URL") or surroundings.text("DATABASE_URL")


def _embedded_url(role: str) -> str:
    return Cluster(address.folder()).url(role)


def migrate(*, verbosity: int = 0) -> None:
    """Apply the migrations and the rights; the process must be connected as the owner."""
    call_command("migrate", interactive=False, verbosity=verbosity)
    call_command("createcachetable", verbosity=0)
    connections.close_all()
    role = conninfo_to_dict(server_url()).get("user")
    roles.grant(owner_url(), str(role or ""))
    if address.embedded():
        recorded.record(owner_url())


def renew(say: Say) -> None:
    """Set an embedded database aside whose migrations were rewritten since, and say so."""
    changed = recorded.rewritten(owner_url())
    if not changed:
        return
    aside = f"{address.DATABASE}_aside_{now():%Y%m%d_%H%M%S}"
    cluster = Cluster(address.folder())
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as connection:
        _send_everybody_away(connection)
        connection.execute(
            sql.SQL("ALTER DATABASE {} RENAME TO {}").format(
                sql.Identifier(address.DATABASE), sql.Identifier(aside)
            )
        )
        _keep_only_the_last_aside(connection, aside)
    roles.create(cluster)
    say(
        "The tables changed in a way the old database cannot follow. It was set aside as"
        f" “{aside}”; a fresh one takes its place."
    )


def release_stuck_jobs() -> None:
    """Let jobs run again whose worker was killed; only while no worker runs."""
    with psycopg.connect(owner_url()) as connection:
        connection.execute(
            "SELECT procrastinate_retry_job_v2(id, now(), NULL, NULL, NULL)"
            " FROM procrastinate_jobs WHERE status = 'doing'"
        )
        connection.execute("DELETE FROM procrastinate_workers")


def start_over() -> None:
    """Drop the embedded database with everything in it, and make an empty one."""
    cluster = Cluster(address.folder())
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(
                sql.Identifier(address.DATABASE)
            )
        )
    roles.create(cluster)


def _send_everybody_away(connection: psycopg.Connection) -> None:
    connection.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = %s",
        [address.DATABASE],
    )


def _keep_only_the_last_aside(connection: psycopg.Connection, last: str) -> None:
    rows = connection.execute(
        "SELECT datname FROM pg_database WHERE datname LIKE %s AND datname <> %s",
        [f"{address.DATABASE}_aside_%", last],
    ).fetchall()
    for (name,) in rows:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )
