from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from zoneinfo import ZoneInfo

from django.db.models import QuerySet

from rione.domain.districts.models import District
from rione.domain.shops.hours import can_prepare_by
from rione.domain.shops.models import Shop
from rione.kit import clock
from rione.kit.geo import Point

from .models import Slot


@dataclass(frozen=True)
class SlotChoice:
    """A slot as checkout offers it, with the shops that cannot be ready in time."""

    slot: Slot
    late_shops: tuple[Shop, ...]

    @property
    def is_possible(self) -> bool:
        return self.slot.places_left > 0 and not self.late_shops


def coming_slots(district: District) -> QuerySet[Slot]:
    """Slots whose cut-off has not passed, soonest first."""
    return Slot.objects.filter(district=district, cut_off_at__gt=clock.now()).order_by("starts_at")


def slot_choices(district: District, shops: Sequence[Shop]) -> list[SlotChoice]:
    """Every coming slot, and whether each of these shops (read `with_hours`) can be ready."""
    return [SlotChoice(slot, late_shops(slot, district, shops)) for slot in coming_slots(district)]


def late_shops(slot: Slot, district: District, shops: Iterable[Shop]) -> tuple[Shop, ...]:
    """The shops that a rider could not collect from in time for this slot."""
    zone, now = ZoneInfo(district.time_zone), clock.now()
    return tuple(shop for shop in shops if not can_prepare_by(shop, zone, now, slot.starts_at))


def is_in_a_zone(district: District, point: Point) -> bool:
    return any(zone.holds(point) for zone in district.zones.all())
