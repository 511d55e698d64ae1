"""Doors: how news travels upward without a lower floor knowing who listens."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, ParamSpec

from django.apps import AppConfig
from django.core.checks import CheckMessage, Error, register

P = ParamSpec("P")


class Door(Generic[P]):
    """A typed list of listeners that upper areas fill at start-up.

    `expects` names the areas that must be listening; a system check holds the list complete.
    """

    every: list["Door[...]"] = []

    def __init__(self, name: str, *, expects: tuple[str, ...]) -> None:
        self.name = name
        self.expects = expects
        self.listeners: dict[str, Callable[P, None]] = {}
        Door.every.append(self)

    def opens_to(self, area: str, listener: Callable[P, None]) -> None:
        self.listeners[area] = listener

    def tell(self, *args: P.args, **kwargs: P.kwargs) -> None:
        """Call the listeners in the order they are expected, inside the same transaction."""
        for area in self.expects:
            self.listeners[area](*args, **kwargs)

    def missing(self) -> list[str]:
        """Areas expected and not there, or there and not expected."""
        return sorted(set(self.expects) ^ set(self.listeners))


@register
def check_doors(app_configs: Sequence[AppConfig] | None, **kwargs: Any) -> list[CheckMessage]:
    """A door that somebody expected doesn't answer at, or an unexpected one does, is an error."""
    return [
        Error(f"The door “{door.name}” and its listeners differ: {area}.", id="rione.E001")
        for door in Door.every
        for area in door.missing()
    ]
