"""Money in integer cents, with one rounding and a split that loses nothing."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Self

BASIS_POINTS = 10_000
GRAMS_PER_KILO = 1_000


def rounded_ratio(value: int, numerator: int, denominator: int) -> int:
    """`value × numerator / denominator` to the nearest integer, halves away from zero."""
    exact = Decimal(value) * numerator / denominator
    return int(exact.quantize(Decimal(1), rounding=ROUND_HALF_UP))


@dataclass(frozen=True, order=True)
class Money:
    """An amount of euro, exact to the cent."""

    cents: int = 0

    @classmethod
    def of(cls, euros: str | Decimal) -> Self:
        """Read "4.50" as 450 cents; more than two decimals raise ValueError."""
        cents = Decimal(euros) * 100
        if cents != int(cents):
            raise ValueError(f"{euros} has fractions of a cent")
        return cls(int(cents))

    @classmethod
    def zero(cls) -> Self:
        return cls(0)

    @classmethod
    def sum(cls, amounts: Iterable["Money"]) -> Self:
        return cls(sum(amount.cents for amount in amounts))

    def __add__(self, other: "Money") -> "Money":
        return Money(self.cents + other.cents)

    def __sub__(self, other: "Money") -> "Money":
        return Money(self.cents - other.cents)

    def __mul__(self, times: int) -> "Money":
        return Money(self.cents * times)

    def __neg__(self) -> "Money":
        return Money(-self.cents)

    def __bool__(self) -> bool:
        return self.cents != 0

    def __str__(self) -> str:
        return f"{self.euros:.2f}"

    @property
    def euros(self) -> Decimal:
        return Decimal(self.cents) / 100

    def for_grams(self, grams: int) -> "Money":
        """What `grams` cost when this is the price of a kilogram."""
        return Money(rounded_ratio(self.cents, grams, GRAMS_PER_KILO))

    def vat_within(self, rate: int) -> "Money":
        """The VAT contained in this gross amount at `rate` basis points (rules 13)."""
        return Money(rounded_ratio(self.cents, rate, BASIS_POINTS + rate))

    def split(self, weights: Sequence[int]) -> list["Money"]:
        """Shares in proportion to `weights`; no cent is lost, the largest remainders get it."""
        total = sum(weights)
        if total <= 0:
            raise ValueError("weights must add up to more than zero")
        shares = [self.cents * weight // total for weight in weights]
        remainders = [(self.cents * weight % total, -i) for i, weight in enumerate(weights)]
        for _, negative_index in sorted(remainders, reverse=True)[: self.cents - sum(shares)]:
            shares[-negative_index] += 1
        return [Money(share) for share in shares]
