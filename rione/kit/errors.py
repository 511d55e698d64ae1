from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class LineTrouble:
    """What is wrong with one line of a basket or an order, in words."""

    line: int
    message: str


class Refused(Exception):
    """The rules say no.

    Carries a stable code for machines, a sentence for people, the name of the form field the
    sentence belongs to (empty: the whole form), and, for baskets, the troubled lines.
    """

    def __init__(
        self, code: str, message: str, *, field: str = "", lines: Sequence[LineTrouble] = ()
    ) -> None:
        super().__init__(message)
        self.code = code
        self.message = message
        self.field = field
        self.lines = tuple(lines)
