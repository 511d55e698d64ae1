from django.utils.translation import gettext as _

from rione.domain.catalogue.actions import give_stock_back
from rione.domain.journal.actions import move, record
from rione.domain.orders.models import Line, LineStatus
from rione.domain.orders.totals import most_grams
from rione.kit.actors import Actor
from rione.kit.errors import Refused


def pick(line: Line, quantity: int, *, by: Actor) -> Line:
    """So many pieces, packs or grams of a line are in the bag.

    Refuses at the line's field with `weight_out_of_range` above what the customer has agreed to
    (asked plus tolerance) or at nothing, and with `more_than_asked` for pieces.
    """
    field = f"grams-{line.pk}" if line.by_weight else f"left-{line.pk}"
    most = most_grams(line.asked, line.tolerance) if line.by_weight else line.asked
    if line.by_weight and not 0 < quantity <= most:
        words = _("“%(product)s”: type a weight from 1 to %(most)d g; above it, ask the customer.")
        raise Refused(
            "weight_out_of_range", words % {"product": line.name, "most": most}, field=field
        )
    if not 0 < quantity <= most:
        words = _("“%(product)s”: at most %(most)d were asked for.")
        raise Refused("more_than_asked", words % {"product": line.name, "most": most}, field=field)
    line.picked = quantity
    line.save(update_fields=["picked"])
    move(line, to=LineStatus.PICKED, by=by)
    record(line, "picked", district_id=line.home_district_id, by=by, quantity=quantity)
    return line


def set_short(line: Line, *, by: Actor) -> Line:
    """None of it is there; nothing is charged for it and nothing comes back to the stock.

    A shop that cannot find what it counted has counted wrong.
    """
    move(line, to=LineStatus.SHORT, by=by)
    line.picked = None
    line.save(update_fields=["picked"])
    return line


def reopen(line: Line, *, by: Actor) -> Line:
    """What was missing is there: it waits again to be picked, or to be weighed."""
    move(line, to=LineStatus.ASKED, by=by)
    line.picked = None
    line.save(update_fields=["picked"])
    return line


def put_back(line: Line) -> None:
    """What was held for this line, and is really there, can be sold again."""
    if line.offer_id is not None:
        give_stock_back(line.offer_id, _still_there(line))
    line.held_stock = 0
    line.save(update_fields=["held_stock"])


def _still_there(line: Line) -> int:
    """Of the stock held: nothing of what is missing; of pieces as many as were found."""
    if line.status == LineStatus.SHORT:
        return 0
    found = line.held_stock if line.by_weight or line.picked is None else line.picked
    return min(line.held_stock, found)
