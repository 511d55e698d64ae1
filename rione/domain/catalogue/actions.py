from collections.abc import Collection, Iterable

from django.contrib.postgres.search import SearchVector
from django.db import transaction
from django.db.models import F, Value
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.journal.actions import record
from rione.domain.shops.permissions import require_keeper
from rione.kit import clock
from rione.kit.errors import Refused
from rione.kit.locking import lock
from rione.kit.text import plain

from .models import Availability, Offer, PriceChange, Product

SEARCH_CONFIG = "italian"
"""Italian stems: plurals and genders are one word."""
PREFIX_CONFIG = "simple"
"""Words as they stand, so that the beginning of one isn't mistaken for another's stem."""


def take_stock(offer: Offer, quantity: int) -> bool:
    """Take counted stock for an order, or say no; what isn't counted is always there.

    One statement that cannot be overtaken: of twenty who want five pieces, five get one
    (invariant 1). Callers take offers in key order.
    """
    if offer.availability != Availability.COUNTED:
        return True
    enough = Offer.objects.filter(pk=offer.pk, stock__gte=quantity)
    return enough.update(stock=F("stock") - quantity) == 1


def hold_stock(offer_ids: Collection[int]) -> None:
    """Hold the counts of these offers, in key order, before several orders' lines go back.

    Whoever only names such an offer in a line of their own need not wait.
    """
    held = Offer.objects.filter(pk__in=offer_ids).order_by("pk")
    list(held.select_for_update(no_key=True).values_list("pk"))


def give_stock_back(offer_id: int, quantity: int) -> None:
    """What was held for an order that came to nothing can be sold again.

    It is counted even while the shop doesn't go by its count, for when it does so again.
    """
    counted = Offer.objects.filter(pk=offer_id, stock__isnull=False)
    counted.update(stock=F("stock") + quantity)


@transaction.atomic
def set_availability(offer: Offer, availability: Availability, *, by: Person) -> Offer:
    """A keeper says whether it can be had, which confirms it as of now.

    Refuses with `nothing_counted` to go by a count that was never made.
    """
    shop = offer.product.shop
    actor = require_keeper(by, shop)
    offer = lock(offer)
    if availability == Availability.COUNTED and offer.stock is None:
        raise Refused("nothing_counted", _("Nobody has counted this yet."), field="availability")
    offer.availability = availability
    offer.confirmed_at = clock.now()
    offer.save(update_fields=["availability", "confirmed_at"])
    record(
        offer,
        "availability",
        district_id=shop.district_id,
        by=actor,
        availability=str(availability),
    )
    return offer


def make_findable(products: Iterable[Product]) -> None:
    """Write what search looks at: the name first, then shop and category, then the rest."""
    for product in products:
        vector = (
            SearchVector(Value(plain(product.name)), weight="A", config=SEARCH_CONFIG)
            + SearchVector(Value(plain(product.name)), weight="A", config=PREFIX_CONFIG)
            + SearchVector(Value(plain(_where(product))), weight="B", config=SEARCH_CONFIG)
            + SearchVector(Value(plain(_about(product))), weight="C", config=SEARCH_CONFIG)
        )
        Product.objects.filter(pk=product.pk).update(search=vector)


def remember_prices(offers: Iterable[Offer]) -> None:
    """Add today's prices to the history, which is never rewritten (rules 8)."""
    PriceChange.objects.bulk_create(PriceChange(offer=offer, price=offer.price) for offer in offers)


def _where(product: Product) -> str:
    names = " ".join(str(name) for name in product.category.names.values())
    return f"{names} {product.shop.name} {product.shop.trade}"


def _about(product: Product) -> str:
    return f"{product.description} {product.origin} {product.ingredients}"
