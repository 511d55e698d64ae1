from typing import Any

from django.db import models

from rione.kit.money import Money


class MoneyField(models.Field[Money | int, Money]):
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

    def value_to_string(self, obj: models.Model) -> str:
        return str(self.get_prep_value(self.value_from_object(obj)))
