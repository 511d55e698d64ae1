"""Offers as cards and pages show them: price, what it is for, and whether it can be had."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from rione.domain.catalogue.models import Availability, Offer, OfferKind
from rione.faces.design.templatetags.rione import day, quantity, weight
from rione.kit import clock
from rione.kit.money import Money

FEW = 5
LONG_AGO = timedelta(days=7)


@dataclass(frozen=True)
class Card:
    """What a tile shows of an offer."""

    offer: Offer
    href: str
    per: str
    unit_price: Money | None
    badge: str
    badge_kind: str
    at_once: str
    shop: str


@dataclass(frozen=True)
class Availing:
    """How sure it is that an offer can be had: a badge's kind, the state and what it rests on."""

    kind: str
    text: str
    note: str


def cards(offers: Iterable[Offer], *, shop_named: bool = True) -> list[Card]:
    """The offers as cards; on a shop's own page its name need not be said again."""
    return [card(offer, shop_named=shop_named) for offer in offers]


def card(offer: Offer, *, shop_named: bool = True) -> Card:
    badge, kind = _badge(offer)
    return Card(
        offer=offer,
        href=reverse("storefront:product", args=[offer.product_id, offer.product.slug]),
        per=per(offer),
        unit_price=None if offer.by_weight else offer.unit_price,
        badge=badge,
        badge_kind=kind,
        at_once=weight(offer.usual_quantity) if offer.by_weight else "",
        shop=offer.product.shop.name if shop_named else "",
    )


def per(offer: Offer) -> str:
    """What the price is for: a kilogram, a pack (and what is in it), or one piece."""
    if offer.by_weight:
        return "/ kg"
    if offer.content_amount:
        return f"/ {content(offer)}"
    return _("/ pack") if offer.kind == OfferKind.PACK else ""


def content(offer: Offer) -> str:
    """What one piece or pack holds: `500 g`, `75 cl`, `6 pieces`."""
    amount = offer.content_amount or 0
    if offer.content_unit == "g":
        return weight(amount)
    if offer.content_unit == "ml":
        return f"{amount}\N{NO-BREAK SPACE}ml"
    return quantity(amount, "piece")


def availing(offer: Offer) -> Availing:
    """What the shop says about having it, and since when it says so."""
    said = _("The shop confirmed it %(day)s.") % {"day": day(offer.confirmed_at)}
    if clock.now() - offer.confirmed_at > LONG_AGO:
        said = _("The shop has not confirmed it since %(day)s: it may tell you that it is gone.")
        said %= {"day": day(offer.confirmed_at)}
    if offer.is_out:
        return Availing("bad", _("Sold out"), said)
    if offer.availability == Availability.ASK:
        ask = _("The shop tells you after your order whether it has it: you pay only what you get.")
        return Availing("warn", _("To be confirmed"), ask)
    if offer.availability == Availability.COUNTED:
        return Availing("good", _left(offer), said)
    return Availing("good", _("In the shop"), said)


def _badge(offer: Offer) -> tuple[str, str]:
    if offer.is_out:
        return _("Sold out"), "bad"
    if offer.availability == Availability.ASK:
        return _("To be confirmed"), "warn"
    counted = offer.availability == Availability.COUNTED and not offer.by_weight
    if counted and (offer.stock or 0) <= FEW:
        return _left(offer), "info"
    return "", ""


def _left(offer: Offer) -> str:
    left = offer.stock or 0
    if offer.by_weight:
        return _("%(weight)s left") % {"weight": weight(left)}
    return ngettext("Only %(left)d left", "%(left)d left", left) % {"left": left}
