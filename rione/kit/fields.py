from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from django.db import models

from rione.kit.money import Money

Set = TypeVar("Set", contravariant=True)
Get = TypeVar("Get", covariant=True)

# Only the type checker's Django takes the types of what goes in and what comes out.
if TYPE_CHECKING:

    class _Column(models.Field[Set, Get]):
        _pyi_private_set_type: Money | int
        _pyi_private_get_type: Money
else:

    class _Column(models.Field, Generic[Set, Get]):
        pass


class MoneyField(_Column[Set, Get]):
    """A column of integer cents that reads and writes `Money`."""

    def get_internal_type(self) -> str:
        return "IntegerField"

    def from_db_value(self, value: int | None, *_: Any) -> Money | None:
        return None if value is None else Money(value)

    def to_python(self, value: object) -> Money | None:
        if value is None or isinstance(value, Money):
            return value
        return Money(int(str(value)))

    def get_prep_value(self, value: object) -> int | None:
        if isinstance(value, Money):
            return value.cents
        return None if value is None else int(str(value))

    def deconstruct(self) -> tuple[str, str, Sequence[object], dict[str, object]]:
        """A migration writes a default amount as cents."""
        name, path, arguments, options = super().deconstruct()
        if isinstance(options.get("default"), Money):
            options["default"] = options["default"].cents
        return name, path, arguments, options

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))
