"""The worker process: fetches jobs from the queue and does them, a few at once."""

import asyncio
import logging
import os
import sys

import django
from procrastinate import App
from procrastinate.contrib.django import procrastinate_app
from procrastinate.contrib.django.db_cleanup import close_db_connections
from procrastinate.contrib.django.django_connector import DjangoConnector

from rione.config.processes import watch_parent

_AT_ONCE = 2
_GRACE = 2.0


def run() -> None:
    """Work until told to stop; a job still running two seconds later is begun again next time."""
    watch_parent(os.getppid())
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rione.config.settings")
    django.setup()
    asyncio.run(_work())
    logging.shutdown()
    sys.stdout.flush()
    # A job that hangs in its thread must not keep the process.
    os._exit(0)


async def _work() -> None:
    ours = procrastinate_app.current_app
    if not isinstance(ours.connector, DjangoConnector):
        raise TypeError(ours.connector)
    # A second app over the same tasks: it fetches jobs through its own connections, while the
    # jobs themselves defer others through Django's, inside their transaction.
    fetching = App(connector=ours.connector.get_worker_connector(), import_paths=ours.import_paths)
    fetching.tasks = ours.tasks
    fetching.periodic_registry = ours.periodic_registry
    async with fetching.open_async():
        await fetching.run_worker_async(
            name="rione",
            concurrency=_AT_ONCE,
            shutdown_graceful_timeout=_GRACE,
            delete_jobs="successful",
            task_middleware=[close_db_connections],
        )
