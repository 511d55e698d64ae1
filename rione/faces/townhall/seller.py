"""The data a seller must show (rules 1), as an officer compares them with the registers."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rione.domain.shops.models import Shop

FIELDS: dict[str, Promise] = {
    "business_name": _("Business name"),
    "legal_form": _("Legal form"),
    "vat_number": _("VAT number"),
    "tax_code": _("Tax code"),
    "rea": _("REA number"),
    "ateco": _("ATECO code"),
    "address": _("Address"),
    "phone": _("Telephone"),
    "email": _("E-mail"),
    "pec": _("Certified mail (PEC)"),
    "opening_protocol": _("Opening declaration (SCIA)"),
    "health_protocol": _("Health notification"),
}


def seller_data(shop: Shop) -> list[tuple[Promise, str]]:
    """Each datum with its name; an empty one says that the shop hasn't given it."""
    return [(label, str(getattr(shop, name))) for name, label in FIELDS.items()]
