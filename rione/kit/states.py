from collections.abc import Collection, Mapping
from typing import Any, ClassVar

from django.db import models


class Stateful(models.Model):
    """A row whose status follows the table `MOVES`; only `journal.move()` writes it."""

    MOVES: ClassVar[Mapping[Any, Collection[Any]]]
    status: Any = models.CharField(max_length=20)

    class Meta:
        abstract = True

    def may_move(self, to: str) -> bool:
        return to in self.MOVES.get(self.status, ())

    @property
    def home_district_id(self) -> int | None:
        """Whose journal this row's moves belong to; every model answers for itself."""
        raise NotImplementedError(f"{type(self).__name__} does not say whose it is")
