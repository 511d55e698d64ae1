"""Databases for tests: one is migrated once per run, every worker gets its own copy of it."""

import os
import subprocess
import sys

import psycopg
import pytest
from django.db import connections
from psycopg import sql

from rione.config.database import DATABASE, OWNER, SERVER, create
from rione.config.locks import Held
from tests.support.cluster import cluster

READY = "ready-to-copy"


def run_folder():
    return cluster().folder.parent


def rione(*command: str, **environment: str) -> None:
    """Run a command of Rione to its end, or fail with what it said."""
    done = subprocess.run(
        [sys.executable, "-m", "rione.config.command_line", *command],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "rione.config.settings", **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"rione {' '.join(command)}: {done.stdout}\n{done.stderr}")


def copy_of(template: str, name: str) -> str:
    """Make the database `name` as a copy of `template`; returns its name."""
    with psycopg.connect(cluster().superuser_url(), autocommit=True) as connection:
        connection.execute(
            sql.SQL("CREATE DATABASE {} TEMPLATE {} OWNER {} STRATEGY FILE_COPY").format(
                sql.Identifier(name), sql.Identifier(template), sql.Identifier(OWNER)
            )
        )
    return name


def drop(name: str) -> None:
    with psycopg.connect(cluster().superuser_url(), autocommit=True) as connection:
        connection.execute(
            sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        )


def migrated_template() -> str:
    """The name of the migrated database to copy; whoever asks first makes it."""
    done = run_folder() / f"{DATABASE}.{READY}"
    only_one = Held(run_folder() / f"{DATABASE}.lock")
    only_one.take(patience=120)
    try:
        if not done.exists():
            create(cluster())
            # In a process of its own: this one may be in the middle of a journey.
            rione("migrate", RIONE_VAR=str(run_folder()))
            done.touch()
    finally:
        only_one.release()
    return DATABASE


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker, worker_id):
    """Point Django at this worker's own copy of the migrated database."""
    with django_db_blocker.unblock():
        name = copy_of(migrated_template(), f"{DATABASE}_{worker_id}_{os.getpid()}")
        _use(name)
        yield
        connections.close_all()
        drop(name)


def _use(name: str) -> None:
    connections.close_all()
    connections.databases["default"]["NAME"] = name
    connections["default"].settings_dict["NAME"] = name


@pytest.fixture
def database_url(transactional_db):
    """Where another process or thread finds this test's database, by default as the server does."""

    def url(role=SERVER):
        return cluster().url(role, connections["default"].settings_dict["NAME"])

    return url
