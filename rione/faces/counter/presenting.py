"""What a ticket shows: lines with what was typed and what was wrong, and what it comes to."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rione.domain.orders.models import Line, LineStatus, ShopOrder, ShopOrderStatus
from rione.domain.orders.totals import Total, line_total, most_grams, shop_order_total

Words = Mapping[str, str]


@dataclass(frozen=True)
class LineView:
    """One line of a ticket; `grams` and `left` are what stands in its fields."""

    line: Line
    total: Total
    most: int
    grams: str
    left: str
    grams_error: str
    left_error: str
    is_next: bool

    @property
    def is_short(self) -> bool:
        return bool(self.line.status == LineStatus.SHORT)

    @property
    def is_fewer(self) -> bool:
        """Whether pieces were asked for of which only some are there."""
        picked = self.line.picked or 0
        return not self.line.by_weight and not self.is_short and 0 < picked < self.line.asked


@dataclass(frozen=True)
class TicketView:
    """A shop's part of an order as its counter sees it."""

    part: ShopOrder
    lines: tuple[LineView, ...]
    total: Total
    bags: str = "1"
    bags_error: str = ""
    errors: Words = field(default_factory=dict)

    @property
    def first_name(self) -> str:
        return (self.part.order.name.split() or ["?"])[0]

    @property
    def state(self) -> str:
        return str(self.part.status)

    @property
    def seen(self) -> str:
        """What a page being worked on has to know of; weights typed on it are its own affair."""
        lines = (
            f"{v.line.status[:1]}{v.line.picked or 0}" for v in self.lines if not v.line.by_weight
        )
        short = (str(v.line.pk) for v in self.lines if v.is_short)
        return ".".join([self.state, *lines, *short])

    @property
    def bag_numbers(self) -> range:
        return range(1, self.part.bags + 1)

    @property
    def rings(self) -> bool:
        return self.state == ShopOrderStatus.PLACED and self.part.acknowledged_at is None

    @property
    def to_weigh(self) -> int:
        return sum(view.line.to_weigh for view in self.lines)


def present(part: ShopOrder, typed: Words | None = None, errors: Words | None = None) -> TicketView:
    """A ticket read with its lines; `typed` and `errors` are by the names of the fields."""
    typed, errors = typed or {}, errors or {}
    following = _next_to_weigh(part, typed, errors)
    return TicketView(
        part=part,
        lines=tuple(
            _line(line, typed, errors, is_next=line.pk == following) for line in part.lines.all()
        ),
        total=shop_order_total(part),
        bags=typed.get("bags", str(part.bags or 1)),
        bags_error=errors.get("bags", ""),
        errors=errors,
    )


def _line(line: Line, typed: Words, errors: Words, *, is_next: bool) -> LineView:
    known = str(line.picked) if line.by_weight and line.picked else ""
    return LineView(
        line=line,
        total=line_total(line),
        most=most_grams(line.asked, line.tolerance),
        grams=typed.get(f"grams-{line.pk}", known),
        left=typed.get(f"left-{line.pk}", ""),
        grams_error=errors.get(f"grams-{line.pk}", ""),
        left_error=errors.get(f"left-{line.pk}", ""),
        is_next=is_next,
    )


def _next_to_weigh(part: ShopOrder, typed: Words, errors: Words) -> int:
    """The line whose weight is wanted next: one that was wrong, else the first without any."""
    waiting = [line.pk for line in part.lines.all() if line.to_weigh]
    wrong = [line.pk for line in part.lines.all() if f"grams-{line.pk}" in errors]
    empty = [pk for pk in waiting if not typed.get(f"grams-{pk}", "").strip()]
    return next(iter([*wrong, *empty]), 0)
