"""Why people are written to: a register that upper areas fill at start-up."""

from dataclasses import dataclass
from datetime import timedelta

PARTS = ("subject.txt", "txt", "html")


@dataclass(frozen=True)
class Cause:
    """One reason to write, with its three templates `<template>.subject.txt`, `.txt`, `.html`.

    After `lasts` the message is worth nothing any more, and sending is given up. A confidential
    one forgets its facts once it has gone (a sign-in code).
    """

    code: str
    template: str = ""
    lasts: timedelta = timedelta(days=1)
    confidential: bool = False

    @property
    def templates(self) -> dict[str, str]:
        stem = self.template or f"notices/{self.code}"
        return {part: f"{stem}.{part}" for part in PARTS}


class UnknownCause(LookupError):
    """Nobody registered this cause at start-up."""


_causes: dict[str, Cause] = {}


def register(*causes: Cause) -> None:
    """Make causes known; an area calls this in its `AppConfig.ready()`."""
    for cause in causes:
        if _causes.setdefault(cause.code, cause) != cause:
            raise ValueError(f"two different causes are called {cause.code}")


def cause_of(code: str) -> Cause:
    """The cause of that code, or `UnknownCause`."""
    try:
        return _causes[code]
    except KeyError as missing:
        raise UnknownCause(code) from missing


def every_cause() -> list[Cause]:
    return sorted(_causes.values(), key=lambda cause: cause.code)
