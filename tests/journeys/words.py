"""What stands on the screen: the fixed names of buttons, other words in Italian, and sums."""

import re
from functools import cache

from django.utils import translation
from django.utils.translation import gettext, pgettext

from rione.config.translations import compile_changed

# These stay as they are; programmes and people who explain Rione rely on them.
ADD = "Aggiungi alla cesta"
BASKET = "Cesta"
CHECKOUT = "Vai alla cassa"
ORDER = "Ordine con obbligo di pagare"
ACCEPT = "Accetta"
READY = "Pronto"
CLAIM = "Prendi in carico"
COLLECTED = "Ritirato"
DELIVERED = "Consegnato"
START = "Inizia turno"
END = "Fine turno"
APPROVE = "Approva negozio"

_SUM = re.compile(r"(\d[\d.]*),(\d\d)")


@cache
def _compiled():
    compile_changed()


def italian(source, context="", **figures):
    """A source string as the page says it, so that better Italian breaks no journey."""
    _compiled()
    with translation.override("it"):
        found = pgettext(context, source) if context else gettext(source)
    return found % figures if figures else found


def like(source, context=""):
    """Matches a sentence whatever figures and names stand in it."""
    parts = re.split(r"%\(\w+\)[sd]", italian(source, context))
    return re.compile(".+?".join(map(re.escape, parts)))


def cents(text):
    """The last sum written in a text, in cents: `4,50 €` is 450."""
    euros, rest = _SUM.findall(text)[-1]
    return int(euros.replace(".", "")) * 100 + int(rest)


def euros(amount):
    """Cents as the page writes them, without the sign: 450 is `4,50`."""
    return f"{amount // 100},{amount % 100:02d}"


def weighed(price_per_kilo, grams):
    """What a weight costs, in cents, half a cent upwards: worked out apart from Rione's own."""
    return (price_per_kilo * grams + 500) // 1000


def sums(region):
    """The sums of a list of terms within `region`, by term, in cents."""
    rows = region.locator("dt").evaluate_all(
        "all => all.map(dt => [dt.innerText, dt.nextElementSibling.innerText])"
    )
    return {term.strip(): cents(said) for term, said in rows if _SUM.search(said)}
