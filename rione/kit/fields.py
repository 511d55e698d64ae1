from typing import TYPE_CHECKING, Any

from django.db import models

from rione.kit.money import Money

# Only the type checker's Django takes the types of what goes in and what comes out.
if TYPE_CHECKING:
    _Column = models.Field[Money | int, Money]
else:
    _Column = models.Field


class MoneyField(_Column):
    """A column of integer cents that reads and writes `Money`."""

    def get_internal_type(self) -> str:
        return "IntegerField"

    def from_db_value(self, value: int | None, *_: Any) -> Money | None:
        return None if value is None else Money(value)

    def to_python(self, value: Any) -> Money | None:
        if value is None or isinstance(value, Money):
            return value
        return Money(int(value))

    def get_prep_value(self, value: Any) -> int | None:
        if isinstance(value, Money):
            return value.cents
        return None if value is None else int(value)

    def deconstruct(self) -> Any:
        """A migration writes a default amount as cents."""
        name, path, arguments, options = super().deconstruct()
        if isinstance(options.get("default"), Money):
            options["default"] = options["default"].cents
        return name, path, arguments, options

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))
