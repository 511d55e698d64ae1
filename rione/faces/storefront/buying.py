from dataclasses import dataclass

from rione.domain.catalogue.models import Offer
from rione.domain.orders.quantities import MOST_GRAMS, MOST_PIECES
from rione.kit.money import Money

from .cards import Availing, availing, content, per


@dataclass(frozen=True)
class Buying:
    """One way of buying a product: its offer, what was typed, and what was wrong with that."""

    offer: Offer
    typed: str = ""
    error: str = ""
    added: str = ""

    @property
    def value(self) -> str:
        return self.typed or str(self.offer.usual_quantity)

    @property
    def step(self) -> int:
        return self.offer.smallest_quantity

    @property
    def most(self) -> int:
        return MOST_GRAMS if self.offer.by_weight else MOST_PIECES

    @property
    def per(self) -> str:
        return per(self.offer)

    @property
    def content(self) -> str:
        return content(self.offer) if self.offer.content_amount else ""

    @property
    def unit_price(self) -> Money | None:
        return None if self.offer.by_weight else self.offer.unit_price

    @property
    def usual_cost(self) -> Money:
        return self.offer.cost(self.offer.usual_quantity)

    @property
    def availing(self) -> Availing:
        return availing(self.offer)
