"""What checkout refuses, each with a sentence at its field."""

from django.utils.translation import gettext as _

from rione.domain.districts.models import District
from rione.domain.districts.queries import Place, find_place
from rione.domain.orders.checkout import Wishes
from rione.domain.orders.models import Order
from rione.domain.orders.queries.basket import BasketView
from rione.domain.slots.models import Slot
from rione.domain.slots.queries import is_in_a_zone, late_shops
from rione.kit.errors import Refused
from rione.kit.lengths import require_fitting

KEPT = ("name", "email", "phone", "street", "house_number", "door_note", "rider_note")
"""What a customer types and the order keeps as it is."""


def require_room(wishes: Wishes) -> None:
    """Nothing is longer than the order can keep, whoever sends it."""
    for column in KEPT:
        require_fitting(Order, column, getattr(wishes, column))


def require_minimum(view: BasketView) -> None:
    """Riders come from the district's minimum on; below it one can still pick up."""
    if view.missing_to_minimum:
        words = _("For delivery the basket must come to at least %(minimum)s €: add %(missing)s €.")
        figures = {
            "minimum": view.district.minimum_basket.euros,
            "missing": view.missing_to_minimum.euros,
        }
        raise Refused("below_minimum", words % figures, field="fulfilment")


def require_age(view: BasketView, wishes: Wishes) -> None:
    """Alcohol needs a declaration of age here, and a document at the door (rules 10)."""
    age = max(line.line.offer.product.minimum_age for line in view.lines)
    if age and not wishes.is_of_age:
        words = _("Something in the basket is sold only from %(age)d years on: please confirm.")
        raise Refused("age_not_declared", words % {"age": age}, field="is_of_age")


def require_place(district: District, wishes: Wishes) -> Place:
    place = find_place(district, wishes.street, wishes.house_number)
    if place is None:
        raise Refused(
            "street_unknown",
            _("We don't find this street in %(town)s. Choose one from the list.")
            % {"town": district.name},
            field="street",
        )
    if not is_in_a_zone(district, place.point):
        raise Refused(
            "outside_zone",
            _("Our riders don't reach this address. You can pick the goods up at the shops."),
            field="street",
        )
    return place


def require_slot(view: BasketView, wishes: Wishes) -> Slot:
    slot = Slot.objects.filter(district=view.district, pk=wishes.slot_id or 0).first()
    if slot is None:
        raise Refused("slot_missing", _("Choose when we should bring it."), field="slot")
    late = late_shops(slot, view.district, view.shops)
    if late:
        names = ", ".join(shop.name for shop in late)
        words = _("%(shops)s cannot be ready for this time. Choose a later one.")
        raise Refused("shop_too_late", words % {"shops": names}, field="slot")
    return slot
