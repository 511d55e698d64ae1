"""What lines, shop orders and orders come to: the one place where totals are made."""

from collections.abc import Iterable
from dataclasses import dataclass

from rione.kit.money import BASIS_POINTS, Money

from .models import Line, LineStatus, Order, ShopOrder


@dataclass(frozen=True)
class Total:
    """An amount, the most it can become, and whether a scale still has to speak."""

    amount: Money
    at_most: Money

    @property
    def is_estimate(self) -> bool:
        return self.at_most != self.amount

    def __add__(self, other: "Total") -> "Total":
        return Total(self.amount + other.amount, self.at_most + other.at_most)


NOTHING = Total(Money(0), Money(0))


def most_grams(asked: int, tolerance: int) -> int:
    """The heaviest weight that needs no further yes, in grams."""
    return asked * (BASIS_POINTS + tolerance) // BASIS_POINTS


def cost(line: Line, quantity: int) -> Money:
    return line.price.for_grams(quantity) if line.by_weight else line.price * quantity


def line_total(line: Line) -> Total:
    """What this line comes to: asked (an estimate by weight), picked or weighed, or nothing."""
    if line.status in {LineStatus.SHORT, LineStatus.SUBSTITUTED}:
        return NOTHING
    if line.status == LineStatus.PICKED:
        exact = cost(line, line.picked or 0)
        return Total(exact, exact)
    most = most_grams(line.asked, line.tolerance) if line.by_weight else line.asked
    return Total(cost(line, line.asked), cost(line, most))


def lines_total(lines: Iterable[Line]) -> Total:
    return sum((line_total(line) for line in lines), NOTHING)


def shop_order_total(shop_order: ShopOrder) -> Total:
    """Σ of its lines (read beforehand with `prefetch_related`), nothing when it was undone."""
    return NOTHING if shop_order.is_undone else lines_total(shop_order.lines.all())


def order_total(order: Order) -> Total:
    """Σ of the shop orders and the delivery fee (invariant 3)."""
    parts = [shop_order_total(part) for part in order.shop_orders.all()]
    fee = Money(0) if all(part.is_undone for part in order.shop_orders.all()) else order.fee
    return sum(parts, Total(fee, fee))


def gross_by_rate(lines: Iterable[Line]) -> dict[int, Money]:
    """The lines' amounts by VAT rate; they add up to the lines' total."""
    amounts: dict[int, Money] = {}
    for line in lines:
        amounts[line.vat_rate] = amounts.get(line.vat_rate, Money(0)) + line_total(line).amount
    return amounts
