"""What the files under `data/` hold, row by row."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class CategoryRow:
    """A category of the market: what people read in Italian and English, and how it looks."""

    slug: str
    name: str
    english: str
    drawing: str
    tint: str


@dataclass(frozen=True)
class SortRow:
    """A sort of product: what its products have where their own row says nothing.

    `vat` is in percent.
    """

    slug: str
    name: str
    category: str
    drawing: str
    vat: int
    food: bool
    temperature: str
    exemption: str = ""
    minimum_age: int = 0


@dataclass(frozen=True)
class StreetRow:
    """A street with a point near its middle and the bearing its doors lie along (degrees)."""

    anncsu: int
    name: str
    latitude: float
    longitude: float
    bearing: int


@dataclass(frozen=True)
class ShopRow:
    slug: str
    name: str
    category: str
    keeper: str
    sentence: str
    street: str
    number: str
    phone: str
    hours: str
    legal_form: str
    preparation: int
    status: str = "verified"
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class ProductRow:
    """A row of a shop's shelf, with its sort; `price` in euro, contents in g, ml or pieces."""

    name: str
    sort: SortRow
    sold: str
    price: str
    drawing: str
    vat: int
    description: str
    availability: str
    stock: int | None
    content: tuple[int, str] | None
    typical_grams: int
    step_grams: int
    allergens: tuple[str, ...]
    declares_none: bool
    ingredients: str
    origin: str
    maker: str
    warning: str


@dataclass(frozen=True)
class PersonRow:
    who: str
    name: str
    phone: str = ""
    street: str = ""
    number: str = ""
    helps: str = ""


@dataclass(frozen=True)
class LineRow:
    """So many pieces, packs or grams of a product."""

    shop: str
    product: str
    quantity: int


@dataclass(frozen=True)
class OrderRow:
    """An order of the demonstration, placed `day` days from loading, and how far it has come.

    `until` is placed, answering, accepted, ready, under_way, delivered, refused or picked_up.
    """

    day: int
    until: str
    name: str
    lines: tuple[LineRow, ...]
    who: str = ""
    street: str = ""
    number: str = ""
    note: str = ""
    missing: tuple[str, ...] = ()

    @property
    def is_past(self) -> bool:
        return self.day < 0


@dataclass(frozen=True)
class Town:
    """A demonstration town: its settings, people, streets, shops and first orders."""

    slug: str
    settings: dict[str, Any]
    people: tuple[PersonRow, ...]
    streets: tuple[StreetRow, ...]
    shops: tuple[ShopRow, ...] = field(repr=False)
    orders: tuple[OrderRow, ...] = field(repr=False)
