"""Invented papers of a demonstration shop: they pass every check and belong to nobody."""

from dataclasses import dataclass

from stdnum.it import iva
from stdnum.luhn import calc_check_digit

from .rows import ShopRow, Town

# Seven figures that no register has reached yet, then the province of Milan.
FIRST_NUMBER = 9_990_000
PROVINCE = "015"
ATECO = {
    "bakery": "47.24.10",
    "greengrocer": "47.21.01",
    "butcher": "47.22.00",
    "cheese": "47.29.10",
    "fish": "47.23.00",
    "wine": "47.25.00",
    "books": "47.61.00",
    "stationery": "47.62.20",
    "haircutter": "96.02.01",
    "launderette": "96.01.20",
}
ANY_TRADE = "47.78.99"


@dataclass(frozen=True)
class Papers:
    business_name: str
    vat_number: str
    rea: str
    pec: str
    ateco: str
    iban: str
    opening_protocol: str
    health_protocol: str


def papers(town: Town, shop: ShopRow, *, sells_food: bool) -> Papers:
    """The same papers each time, without what the shop's row says is missing."""
    place = [row.slug for row in town.shops].index(shop.slug) + 1
    serial = FIRST_NUMBER + place + (100 if town.slug != "pioltello" else 0)
    missing = set(shop.missing)
    health = sells_food and "health_notification" not in missing
    return Papers(
        business_name=f"{shop.name} di {shop.keeper} (dimostrazione)",
        vat_number=vat_number(serial),
        rea=f"MI-{serial}",
        pec=f"{shop.slug}@pec.{town.slug}.example",
        ateco=ATECO.get(shop.category, ANY_TRADE),
        iban="" if "iban" in missing else iban(serial),
        opening_protocol=f"DEMO-SCIA-{serial}",
        health_protocol=f"DEMO-SAN-{serial}" if health else "",
    )


def vat_number(serial: int) -> str:
    front = f"{serial:07d}{PROVINCE}"
    return str(iva.validate(front + calc_check_digit(front)))


def iban(serial: int) -> str:
    """An Italian IBAN of a bank that does not exist (ABI 99999), with its two check figures."""
    account = f"X9999999999{serial:012d}"
    figures = "".join(str(int(letter, 36)) for letter in account + "IT00")
    return f"IT{98 - int(figures) % 97:02d}{account}"
