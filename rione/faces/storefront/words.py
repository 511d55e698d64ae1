"""What the catalogue writes as codes, in the words of labels and of the law."""

from collections.abc import Iterable

from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

ALLERGENS = {
    "gluten": gettext_lazy("cereals with gluten"),
    "crustaceans": gettext_lazy("crustaceans"),
    "eggs": gettext_lazy("eggs"),
    "fish": gettext_lazy("fish"),
    "peanuts": gettext_lazy("peanuts"),
    "soy": gettext_lazy("soy"),
    "milk": gettext_lazy("milk and lactose"),
    "nuts": gettext_lazy("nuts"),
    "celery": gettext_lazy("celery"),
    "mustard": gettext_lazy("mustard"),
    "sesame": gettext_lazy("sesame"),
    "sulphites": gettext_lazy("sulphites"),
    "lupin": gettext_lazy("lupin"),
    "molluscs": gettext_lazy("molluscs"),
}
EXEMPTIONS = {
    "perishable": gettext_lazy("It perishes quickly, so it cannot be sent back after buying."),
    "sealed": gettext_lazy("It is sealed for hygiene: once opened it cannot be sent back."),
    "made_to_order": gettext_lazy("It is made for you, so it cannot be sent back after buying."),
    "dated": gettext_lazy("It is for a certain day, so it cannot be sent back after buying."),
}


def allergens_in_words(codes: Iterable[str]) -> str:
    return capfirst(", ".join(str(ALLERGENS.get(code, code)) for code in codes))


def exemption_in_words(code: str) -> str:
    """Why something cannot be sent back within fourteen days, or that it can (rules 9)."""
    if code:
        return str(EXEMPTIONS.get(code, EXEMPTIONS["perishable"]))
    return _("You may send it back within 14 days of receiving it, without saying why.")
