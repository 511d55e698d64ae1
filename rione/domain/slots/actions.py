from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from rione.domain.districts.models import District
from rione.kit import clock
from rione.kit.errors import Refused
from rione.kit.locking import lock

from .models import Slot

DAYS_AHEAD = 4


def lay_out_slots(district: District) -> int:
    """Make the slots of the coming days from the weekly templates; twice changes nothing."""
    zone = ZoneInfo(district.time_zone)
    today = clock.now().astimezone(zone).date()
    slots = []
    for template in district.slot_templates.all():
        for offset in range(DAYS_AHEAD):
            day = today + timedelta(days=offset)
            if day.weekday() != template.weekday:
                continue
            starts_at = datetime.combine(day, template.starts, zone)
            slot = Slot(
                district=district,
                starts_at=starts_at,
                ends_at=datetime.combine(day, template.ends, zone),
                cut_off_at=starts_at - timedelta(minutes=template.cut_off_minutes),
                capacity=template.capacity,
            )
            slots.append(slot)
    return len(Slot.objects.bulk_create(slots, ignore_conflicts=True))


def take_place(slot: Slot) -> Slot:
    """Hold one place of the slot inside the caller's transaction.

    Refuses with `slot_closed` after the cut-off and `slot_full` when no place is left.
    """
    slot = lock(slot)
    if clock.now() >= slot.cut_off_at:
        raise Refused(
            "slot_closed", _("It is too late for this time. Choose another."), field="slot"
        )
    if slot.places_left < 1:
        raise Refused(
            "slot_full", _("The last place has just gone. Choose another time."), field="slot"
        )
    slot.taken += 1
    slot.save(update_fields=["taken"])
    return slot


def give_place_back(slot: Slot) -> None:
    """A delivery of this slot isn't needed any more."""
    slot = lock(slot)
    slot.taken -= 1
    slot.save(update_fields=["taken"])
