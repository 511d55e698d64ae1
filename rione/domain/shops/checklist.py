"""What a shop must have before the town hall can let it in (rules 1 and 2)."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from stdnum.exceptions import ValidationError
from stdnum.it import codicefiscale, iva

from .models import Shop


@dataclass(frozen=True)
class Point:
    """One thing to have, and whether the shop has it."""

    code: str
    label: Promise
    is_met: bool


def valid_vat_number(number: str) -> bool:
    """Whether this is an Italian VAT number (eleven digits whose last one checks the others)."""
    try:
        iva.validate(number)
    except ValidationError:
        return False
    return True


def valid_tax_code(code: str) -> bool:
    """Whether this is an Italian tax code: sixteen letters and digits, or eleven digits."""
    try:
        codicefiscale.validate(code)
    except ValidationError:
        return valid_vat_number(code)
    return True


POINTS: tuple[tuple[str, Promise, Callable[[Shop], bool]], ...] = (
    ("business_name", _("Business name"), lambda shop: bool(shop.business_name)),
    ("vat_number", _("Valid VAT number"), lambda shop: valid_vat_number(shop.vat_number)),
    ("tax_code", _("Valid tax code"), lambda shop: valid_tax_code(shop.tax_code)),
    ("address", _("Address"), lambda shop: bool(shop.street and shop.house_number)),
    ("contacts", _("Telephone and e-mail"), lambda shop: bool(shop.phone and shop.email)),
    ("rea", _("Number in the business register (REA)"), lambda shop: bool(shop.rea)),
    ("opening", _("Opening declaration (SCIA)"), lambda shop: bool(shop.opening_protocol)),
    (
        "health",
        _("Health notification, for shops that sell food"),
        lambda shop: bool(shop.health_protocol) or not shop.sells_food,
    ),
    (
        "certified",
        _("The keeper has declared that all this is true"),
        lambda shop: shop.self_certified_at is not None,
    ),
    ("hours", _("Opening hours"), lambda shop: shop.hours.exists()),
)


def checklist(shop: Shop) -> list[Point]:
    """Every point, met or not, in the order an officer reads them."""
    return [Point(code, label, is_met(shop)) for code, label, is_met in POINTS]


def missing_points(shop: Shop) -> list[Point]:
    return [point for point in checklist(shop) if not point.is_met]
