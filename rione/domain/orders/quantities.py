from django.utils.translation import gettext as _

from rione.domain.catalogue.models import Availability, Offer
from rione.kit.errors import Refused

MOST_PIECES = 99
MOST_GRAMS = 20_000


def require_quantity(offer: Offer, quantity: int) -> int:
    """The quantity (pieces, packs or grams) if it can be asked of this offer.

    Refuses at the field `quantity`: `quantity_too_small`, `quantity_too_large`,
    `quantity_step` (grams between two steps), `not_enough` (counted stock).
    """
    if quantity < offer.smallest_quantity:
        raise Refused("quantity_too_small", _smallest(offer), field="quantity")
    if quantity > (MOST_GRAMS if offer.by_weight else MOST_PIECES):
        raise Refused("quantity_too_large", _largest(offer), field="quantity")
    if offer.by_weight and quantity % offer.step_grams:
        step = _("Choose the weight in steps of %(grams)d g.") % {"grams": offer.step_grams}
        raise Refused("quantity_step", step, field="quantity")
    shortage = shortage_of(offer, quantity)
    if shortage:
        raise Refused("not_enough", shortage, field="quantity")
    return quantity


def shortage_of(offer: Offer, quantity: int) -> str:
    """Why this quantity cannot be had, in words; empty when it can."""
    if offer.is_out:
        return _("%(product)s is sold out.") % {"product": offer.product.name}
    if offer.availability != Availability.COUNTED or quantity <= (offer.stock or 0):
        return ""
    left = {"product": offer.product.name, "left": offer.stock}
    if offer.by_weight:
        return _("Only %(left)d g of %(product)s are left.") % left
    return _("Only %(left)d of %(product)s are left.") % left


def _smallest(offer: Offer) -> str:
    if offer.by_weight:
        return _("Ask for at least %(grams)d g.") % {"grams": offer.step_grams}
    return _("Ask for at least one. To take it out of the basket, use “Remove”.")


def _largest(offer: Offer) -> str:
    if offer.by_weight:
        return _("Ask for at most %(kilos)d kg; for more, call the shop.") % {
            "kilos": MOST_GRAMS // 1000
        }
    return _("Ask for at most %(most)d; for more, call the shop.") % {"most": MOST_PIECES}
