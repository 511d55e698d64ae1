from django.db import transaction

from rione.domain.accounts.models import Person
from rione.domain.journal.actions import move, record
from rione.kit import clock, live
from rione.kit.actors import Actor
from rione.kit.locking import lock

from .channels import board_channel
from .models import Rider, Shift, ShiftStatus, TimeEntry
from .permissions import require_hired, require_on_duty, require_self
from .queries import open_entry, shift_now


@transaction.atomic
def clock_in(rider: Rider, *, by: Person) -> TimeEntry:
    """The rider starts the shift: from now on the time is paid. Tapped twice, it starts once."""
    actor = require_self(by, rider)
    require_hired(rider)
    rider = lock(rider)
    running = open_entry(rider)
    if running is not None:
        return running
    shift = shift_now(rider, clock.now())
    entry = TimeEntry.objects.create(rider=rider, shift=shift, started_at=clock.now())
    if shift is not None and shift.status == ShiftStatus.PUBLISHED:
        move(shift, to=ShiftStatus.CONFIRMED, by=actor)
    _spread(rider, entry, "clock_in", actor)
    return entry


@transaction.atomic
def clock_out(rider: Rider, *, by: Person) -> TimeEntry:
    """The rider ends the shift; refuses with `off_duty`.

    Whoever still has deliveries in charge is held back by delivery's `end_duty`.
    """
    actor = require_self(by, rider)
    rider = lock(rider)
    entry = require_on_duty(rider)
    entry.ended_at = clock.now()
    entry.save(update_fields=["ended_at"])
    if entry.shift is not None:
        _worked(entry.shift, actor)
    _spread(rider, entry, "clock_out", actor)
    return entry


def _worked(shift: Shift, actor: Actor) -> None:
    if shift.may_move(ShiftStatus.WORKED) and clock.now() >= shift.ends_at:
        move(shift, to=ShiftStatus.WORKED, by=actor)


def _spread(rider: Rider, entry: TimeEntry, act: str, actor: Actor) -> None:
    record(entry, act, district_id=rider.district_id, by=actor)
    live.publish(board_channel(rider.district_id), act)
