from typing import TypeVar

from django.db import models

Row = TypeVar("Row", bound=models.Model)


def lock(row: Row) -> Row:
    """Read `row` again and hold it until the transaction ends."""
    return type(row)._default_manager.select_for_update().get(pk=row.pk)


def lock_all(rows: models.QuerySet[Row]) -> list[Row]:
    """Hold every row of `rows` until the transaction ends, taken in primary-key order."""
    return list(rows.select_for_update(of=("self",)).order_by("pk"))
