"""The files under `data/`, read into plain rows; README.md there says what they hold."""

import csv
import re
import tomllib
from datetime import time
from functools import cache
from pathlib import Path
from typing import Any

from .rows import (
    CategoryRow,
    LineRow,
    OrderRow,
    PersonRow,
    ProductRow,
    ShopRow,
    SortRow,
    StreetRow,
    Town,
)

DATA = Path(__file__).parent / "data"
TOWNS = ("pioltello", "sesto")
DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_SPAN = re.compile(r"(\d\d:\d\d)-(\d\d:\d\d)")
_CONTENT = re.compile(r"(\d+) ?(g|kg|ml|l|pcs)")
_IN_SMALL_UNITS = {"g": (1, "g"), "kg": (1000, "g"), "ml": (1, "ml"), "l": (1000, "ml")}


@cache
def towns() -> tuple[Town, ...]:
    return tuple(town(slug) for slug in TOWNS)


@cache
def town(slug: str) -> Town:
    settings = _toml(DATA / slug / "district.toml")
    shops = _toml(DATA / slug / "shops.toml")["shop"]
    return Town(
        slug=slug,
        settings=settings,
        people=tuple(PersonRow(**row) for row in settings.pop("people")),
        streets=tuple(_street(row) for row in _csv(DATA / slug / "streets.csv")),
        shops=tuple(ShopRow(**{**row, "missing": tuple(row.get("missing", ()))}) for row in shops),
        orders=tuple(_order(row) for row in _toml(DATA / slug / "orders.toml")["order"]),
    )


@cache
def categories() -> tuple[CategoryRow, ...]:
    return tuple(CategoryRow(**row) for row in _toml(DATA / "categories.toml")["category"])


@cache
def sorts() -> dict[str, SortRow]:
    rows = _toml(DATA / "categories.toml")["sort"]
    return {row["slug"]: SortRow(**row) for row in rows}


@cache
def makers() -> dict[str, str]:
    """Name and address of each invented manufacturer."""
    return {
        code: f"{maker['name']}, {maker['address']}"
        for code, maker in _toml(DATA / "makers.toml").items()
    }


def products(town_slug: str, shop_slug: str) -> list[ProductRow]:
    rows = _csv(DATA / town_slug / "products" / f"{shop_slug}.csv")
    return [_product(row) for row in rows]


def weekly(hours: str) -> list[tuple[int, time, time]]:
    """Weekday (0 = Monday), opening and closing, from "mon-fri 08:00-13:00 15:30-19:30; sat …"."""
    stretches = []
    for part in hours.split(";"):
        days, _, spans = part.strip().partition(" ")
        for opens, closes in _SPAN.findall(spans):
            stretches += [
                (day, time.fromisoformat(opens), time.fromisoformat(closes)) for day in _days(days)
            ]
    return stretches


def _days(words: str) -> range:
    first, _, last = words.partition("-")
    return range(DAYS.index(first), DAYS.index(last or first) + 1)


def slot_times(row: dict[str, Any]) -> list[tuple[int, time, time]]:
    return weekly(f"{row['days']} {row['starts']}-{row['ends']}")


def _order(row: dict[str, Any]) -> OrderRow:
    words = {**row, "missing": tuple(row.get("missing", ()))}
    return OrderRow(**{**words, "lines": tuple(_line(line) for line in row["lines"])})


def _line(words: str) -> LineRow:
    """ "forno/Michetta/500" is 500 g (or pieces) of Michetta from the shop forno."""
    shop, product, quantity = words.split("/")
    return LineRow(shop, product, int(quantity))


def _street(row: dict[str, str]) -> StreetRow:
    return StreetRow(
        anncsu=int(row["anncsu"]),
        name=row["street"],
        latitude=float(row["latitude"]),
        longitude=float(row["longitude"]),
        bearing=int(row["bearing"]),
    )


def _product(row: dict[str, str]) -> ProductRow:
    sort = sorts()[row["sort"]]
    by_weight = row["sold"] == "weight"
    typical, _, step = row["content"].partition(" / ")
    counted = row["availability"].isdigit()
    return ProductRow(
        name=row["name"],
        sort=sort,
        sold=row["sold"],
        price=row["price"],
        drawing=row["drawing"] or sort.drawing,
        vat=int(row["vat"] or sort.vat),
        description=row["description"],
        availability="counted" if counted else row["availability"] or "available",
        stock=int(row["availability"]) if counted else None,
        content=None if by_weight else _content(row["content"]),
        typical_grams=_grams(typical) if by_weight else 0,
        step_grams=_grams(step) if by_weight else 0,
        allergens=tuple(code for code in row["allergens"].split(",") if code and code != "none"),
        declares_none=row["allergens"] == "none",
        ingredients=row["ingredients"],
        origin=row["origin"],
        maker=makers()[row["maker"]] if row["maker"] else "",
        warning=row["warning"],
    )


def _content(words: str) -> tuple[int, str] | None:
    """ "1 kg" as (1000, "g"); nothing where nothing is said."""
    if not words:
        return None
    found = _CONTENT.fullmatch(words)
    if found is None:
        raise ValueError(f"{words} is no content like 500 g, 750 ml or 6 pcs")
    times, unit = _IN_SMALL_UNITS.get(found[2], (1, found[2]))
    return int(found[1]) * times, unit


def _grams(words: str) -> int:
    content = _content(words)
    if content is None or content[1] != "g":
        raise ValueError(f"{words} is no weight like 500 g")
    return content[0]


def _toml(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def _csv(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as rows:
        return list(csv.DictReader(rows, delimiter=";"))
