import json

import pytest
from django.db import connection

from rione.kit.queue import app

DUE = """
    SELECT id, task_name, args FROM procrastinate_jobs
    WHERE status = 'todo' AND (scheduled_at IS NULL OR scheduled_at <= now())
    ORDER BY id
"""


@pytest.fixture
def run_jobs(db):
    """Do the work waiting in the background, in the test's own transaction; how much there was."""

    def run():
        done = 0
        while jobs := _due():
            for pk, name, arguments in jobs:
                given = json.loads(arguments) if isinstance(arguments, str) else arguments
                app.tasks[name].func(**given)
                _forget(pk)
                done += 1
        return done

    return run


def _due():
    with connection.cursor() as cursor:
        cursor.execute(DUE)
        return cursor.fetchall()


def _forget(pk):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM procrastinate_jobs WHERE id = %s", [pk])
