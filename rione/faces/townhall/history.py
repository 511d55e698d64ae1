"""What became of a shop, from the journal, told without anybody's name."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rione.domain.journal.queries import entries_about
from rione.domain.shops.models import Shop, ShopStatus

WORDS: dict[str, Promise] = {
    ShopStatus.SUBMITTED: _("The keeper has sent the shop to the town hall"),
    ShopStatus.SENT_BACK: _("The town hall has sent it back with remarks"),
    ShopStatus.VERIFIED: _("The town hall has approved the shop"),
    ShopStatus.SUSPENDED: _("The town hall has suspended the shop"),
    ShopStatus.LEFT: _("The shop has left the market"),
}


@dataclass(frozen=True)
class Event:
    """One thing that happened to a shop, and why if somebody said so."""

    at: datetime
    words: Promise
    reason: str


def history(shop: Shop) -> list[Event]:
    """The newest first."""
    moves = entries_about([shop]).filter(act="move")
    told = [Event(move.at, WORDS[move.now], move.reason) for move in moves if move.now in WORDS]
    return told[::-1]
