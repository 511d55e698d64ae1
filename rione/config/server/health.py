"""Whether this process lives, and whether it can serve."""

import asyncio

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Readiness:
    """Asks the database; the migrations only until they have once been found complete."""

    def __init__(self) -> None:
        self._migrated = False

    async def trouble(self) -> str:
        """What is missing, or nothing."""
        return await asyncio.to_thread(self._trouble)

    def _trouble(self) -> str:
        try:
            with connection.cursor() as cursor:
                cursor.execute("SELECT 1")
            self._migrated = self._migrated or _complete()
        except Exception as error:  # noqa: BLE001 (whatever it is, we cannot serve)
            return f"the database does not answer ({type(error).__name__})"
        finally:
            connection.close()
        return "" if self._migrated else "migrations are missing: run `rione migrate`"


def _complete() -> bool:
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())
