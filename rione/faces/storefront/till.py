"""What checkout shows beside the fields: times to choose from, sums, and what they rest on."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from uuid import UUID, uuid4

from django.utils import timezone
from django.utils.translation import gettext as _

from rione.domain.districts.queries import suggest_streets
from rione.domain.orders.models import Fulfilment
from rione.domain.orders.queries import BasketView
from rione.domain.shops.models import Shop
from rione.domain.slots.queries import SlotChoice, slot_choices
from rione.kit.money import Money
from rione.kit.text import plain

from .forms import CheckoutForm

LETTERS = 5
"""How much of a mistyped street's longest word is looked for."""

NOTES = (1_000, 2_000, 5_000, 10_000)


@dataclass(frozen=True)
class TillLine:
    """A basket line with its cost and what is wrong with it, if anything."""

    name: str
    quantity: int
    kind: str
    cost: Money
    trouble: str


@dataclass(frozen=True)
class TillPart:
    """What goes to one payee."""

    shop: Shop
    lines: tuple[TillLine, ...]
    subtotal: Money


@dataclass(frozen=True)
class SlotOffer:
    """A time to choose, or why it cannot be chosen."""

    choice: SlotChoice
    chosen: bool
    reason: str


@dataclass(frozen=True)
class Till:
    """Everything checkout tells before the customer commits."""

    key: UUID
    parts: tuple[TillPart, ...]
    days: tuple[tuple[datetime, tuple[SlotOffer, ...]], ...]
    fee: Money
    brought_total: Money
    brought_at_most: Money
    picked_up_total: Money
    picked_up_at_most: Money
    is_estimate: bool
    brings: bool
    minimum_age: int
    notes: tuple[Money, ...]
    pays_with: int
    similar_streets: tuple[str, ...]

    @property
    def can_be_brought(self) -> bool:
        return any(offer.reason == "" for _day, offers in self.days for offer in offers)


def till_of(view: BasketView, form: CheckoutForm, troubles: Mapping[int, str]) -> Till:
    fee = view.district.delivery_fee
    return Till(
        key=_key(form),
        parts=tuple(_parts(view, troubles)),
        days=tuple(_days(view, form)),
        fee=fee,
        brought_total=view.total + fee,
        brought_at_most=view.at_most + fee,
        picked_up_total=view.total,
        picked_up_at_most=view.at_most,
        is_estimate=view.is_estimate,
        brings=form["fulfilment"].value() != Fulfilment.PICKED_UP,
        minimum_age=max(line.line.offer.product.minimum_age for line in view.lines),
        notes=tuple(notes_above(view.total + fee, view.at_most + fee)),
        pays_with=_whole(form["pays_with"].value()),
        similar_streets=tuple(_similar(view, form)),
    )


def notes_above(total: Money, at_most: Money) -> Iterator[Money]:
    """Round sums that people hold out at the door: the next tens, twenties, fifties, hundreds."""
    dearest = max(total, at_most).cents
    sums = {-(-dearest // note) * note for note in NOTES}
    return (Money(cents) for cents in sorted(sums) if cents != total.cents)


def _key(form: CheckoutForm) -> UUID:
    """The key of this checkout: the one it began with, so that sending it twice orders once."""
    try:
        return UUID(str(form["key"].value()))
    except ValueError:
        return uuid4()


def _parts(view: BasketView, troubles: Mapping[int, str]) -> Iterator[TillPart]:
    for part in view.parts:
        lines = [
            TillLine(
                name=own.line.offer.product.name,
                quantity=own.line.quantity,
                kind=own.line.offer.kind,
                cost=own.cost,
                trouble=troubles.get(own.line.pk) or own.trouble,
            )
            for own in part.lines
        ]
        yield TillPart(part.shop, tuple(lines), part.subtotal)


def _days(view: BasketView, form: CheckoutForm) -> Iterator[tuple[datetime, tuple[SlotOffer, ...]]]:
    choices = slot_choices(view.district, view.shops)
    wanted = _whole(form["slot"].value())
    if not form.is_bound:
        wanted = next((choice.slot.pk for choice in choices if choice.is_possible), 0)
    offers = [_offer(choice, wanted) for choice in choices]
    for _date, own in groupby(offers, key=_day):
        of_day = tuple(own)
        yield of_day[0].choice.slot.starts_at, of_day


def _offer(choice: SlotChoice, wanted: int) -> SlotOffer:
    return SlotOffer(
        choice=choice,
        chosen=choice.slot.pk == wanted and choice.is_possible,
        reason=_why_not(choice),
    )


def _why_not(choice: SlotChoice) -> str:
    if choice.slot.places_left < 1:
        return _("No place left")
    if not choice.late_shops:
        return ""
    names = ", ".join(shop.name for shop in choice.late_shops)
    return _("Not ready in time: %(shops)s") % {"shops": names}


def _day(offer: SlotOffer) -> date:
    return timezone.localtime(offer.choice.slot.starts_at).date()


def _similar(view: BasketView, form: CheckoutForm) -> Iterator[str]:
    """Streets like the one that was not found, for who has no completion while typing."""
    if form.is_bound and form.errors.get("street"):
        typed = str(form["street"].value() or "")
        longest = max(plain(typed).split(), key=len, default="")
        for street in suggest_streets(view.district, longest[:LETTERS]):
            yield street.name


def _whole(value: object) -> int:
    text = str(value or "")
    return int(text) if text.isascii() and text.isdigit() and len(text) < 19 else 0
