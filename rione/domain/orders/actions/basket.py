from datetime import timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.catalogue.models import Offer
from rione.domain.districts.models import District
from rione.domain.orders.models import Basket, BasketLine
from rione.domain.orders.quantities import MOST_GRAMS, MOST_PIECES, require_quantity
from rione.domain.shops.models import ShopStatus
from rione.kit import clock
from rione.kit.errors import Refused
from rione.kit.locking import lock

KEPT_FOR = timedelta(days=60)
"""How long the basket of a browser is kept; as long as its session."""


def open_basket(district: District, *, person: Person | None, key: str) -> Basket:
    """The basket of this person or browser, made when there is none yet."""
    if person is not None:
        return Basket.objects.get_or_create(district=district, person=person)[0]
    found = Basket.objects.filter(district=district, person=None, key=key).first() if key else None
    return found or Basket.objects.create(district=district)


@transaction.atomic
def put_into_basket(basket: Basket, offer: Offer, quantity: int) -> BasketLine:
    """Add so many pieces, packs or grams of an offer to what is there already.

    Refuses as `require_quantity`, and with `not_on_sale` what nobody can order.
    """
    basket = _held(basket)
    _require_on_sale(basket, offer)
    line = BasketLine.objects.filter(basket=basket, offer=offer).first()
    require_quantity(offer, quantity)
    wanted = require_quantity(offer, quantity + (line.quantity if line else 0))
    if line is None:
        line = BasketLine(basket=basket, offer=offer)
    return _keep(basket, line, wanted)


@transaction.atomic
def set_quantity(line: BasketLine, quantity: int) -> BasketLine:
    """Ask for another quantity of what is in the basket.

    Refuses as `require_quantity`, and with `basket_changed` what was ordered or taken out
    meanwhile in another window.
    """
    basket = _held(line.basket)
    kept = BasketLine.objects.filter(pk=line.pk, basket=basket).select_related("offer").first()
    if kept is None:
        raise _changed()
    return _keep(basket, kept, require_quantity(kept.offer, quantity))


@transaction.atomic
def take_out(line: BasketLine) -> None:
    basket = _held(line.basket)
    BasketLine.objects.filter(pk=line.pk).delete()
    _touch(basket)


@transaction.atomic
def bring_along(guest: Basket, *, person: Person) -> Basket:
    """Whoever signs in keeps what the browser's basket held, beside what their own held.

    Signing in twice at once brings it along once.
    """
    own = lock(open_basket(guest.district, person=person, key=""))
    held = Basket.objects.select_for_update().filter(pk=guest.pk).first()
    if held is None:
        return own
    for line in held.lines.select_related("offer"):
        kept = BasketLine.objects.filter(basket=own, offer=line.offer).first()
        most = MOST_GRAMS if line.offer.by_weight else MOST_PIECES
        if kept is None:
            kept = BasketLine(basket=own, offer=line.offer, quantity=0)
        kept.quantity = min(most, kept.quantity + line.quantity)
        kept.save()
    held.delete()
    _touch(own)
    return own


def forget_abandoned_baskets() -> int:
    """Delete what browsers left and never came back for; how many baskets that was."""
    left = Basket.objects.filter(person=None, touched_at__lt=clock.now() - KEPT_FOR)
    return sum(_forgotten(basket) for basket in left.only("pk"))


@transaction.atomic
def _forgotten(basket: Basket) -> bool:
    held = Basket.objects.select_for_update(skip_locked=True).filter(pk=basket.pk).first()
    if held is None:
        return False
    held.delete()
    return True


def _held(basket: Basket) -> Basket:
    """The basket, held; refuses with `basket_changed` one that somebody's own took in."""
    held = Basket.objects.select_for_update().filter(pk=basket.pk).first()
    if held is None:
        raise _changed()
    return held


def _changed() -> Refused:
    return Refused(
        "basket_changed", _("The basket has changed in another window: look at it again.")
    )


def _require_on_sale(basket: Basket, offer: Offer) -> None:
    shop = offer.product.shop
    sold_here = shop.district_id == basket.district_id and shop.status == ShopStatus.VERIFIED
    if not (sold_here and offer.product.published):
        raise Refused("not_on_sale", _("This product is not on sale any more."))


def _keep(basket: Basket, line: BasketLine, quantity: int) -> BasketLine:
    line.quantity = quantity
    line.save()
    _touch(basket)
    return line


def _touch(basket: Basket) -> None:
    basket.touched_at = clock.now()
    basket.save(update_fields=["touched_at"])
