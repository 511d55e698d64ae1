"""Who may do what in the database: one role owns the tables, another serves the pages."""

import psycopg
from psycopg import sql

from rione.config.database import address
from rione.config.database.cluster import Cluster

# Written once and never again by the server: not even a stolen password changes the past, neither
# who did what nor what passed through a rider's hands.
APPEND_ONLY = (
    "journal_entry",
    "journal_seal",
    "delivery_cashmovement",
    "catalogue_pricechange",
)


def create(cluster: Cluster, database: str = address.DATABASE) -> None:
    """Make the two roles and the database of an embedded cluster, where they are missing."""
    with psycopg.connect(cluster.superuser_url(), autocommit=True) as connection:
        for role, rights in ((address.OWNER, "LOGIN CREATEDB"), (address.SERVER, "LOGIN")):
            if not _exists(connection, "pg_roles", "rolname", role):
                statement = sql.SQL("CREATE ROLE {} " + rights)
                connection.execute(statement.format(sql.Identifier(role)))
        if not _exists(connection, "pg_database", "datname", database):
            connection.execute(
                sql.SQL("CREATE DATABASE {} OWNER {}").format(
                    sql.Identifier(database), sql.Identifier(address.OWNER)
                )
            )


def grant(owner_url: str, server_role: str) -> None:
    """Let `server_role` read and write every row, but not rewrite the journal.

    Does nothing when the server uses the owner's own role.
    """
    role = sql.Identifier(server_role)
    with psycopg.connect(owner_url) as connection:
        if connection.info.user == server_role:
            return
        for statement in (
            "GRANT USAGE ON SCHEMA public TO {}",
            "GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO {}",
            "GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA public TO {}",
        ):
            connection.execute(sql.SQL(statement).format(role))
        for table in APPEND_ONLY:
            if _exists(connection, "pg_tables", "tablename", table):
                connection.execute(
                    sql.SQL("REVOKE UPDATE, DELETE, TRUNCATE ON {} FROM {}").format(
                        sql.Identifier(table), role
                    )
                )


def _exists(connection: psycopg.Connection, table: str, column: str, value: str) -> bool:
    statement = sql.SQL("SELECT 1 FROM {} WHERE {} = %s").format(
        sql.Identifier(table), sql.Identifier(column)
    )
    return connection.execute(statement, [value]).fetchone() is not None
