"""Filling an empty database with the two demonstration towns."""

from collections.abc import Callable

from django.db import transaction

from rione.demo.reading import towns
from rione.domain.districts.models import District

from .founding import found_town
from .goods import stock_shelves
from .life import some_life
from .mail import send_what_was_written
from .people import let_people_in
from .shops import open_shops


def load_if_empty(say: Callable[[str], None] = lambda words: None) -> bool:
    """Load both towns unless a district is there already; says whether it did."""
    if not _load(say):
        return False
    send_what_was_written()
    return True


@transaction.atomic
def _load(say: Callable[[str], None]) -> bool:
    """All of it or nothing: whoever stops it half-way can start again."""
    if District.objects.exists():
        return False
    for town in towns():
        say(f"{town.settings['name']}: {len(town.streets)} streets, {len(town.shops)} shops …")
        district = found_town(town)
        shops = open_shops(district, town)
        stock_shelves(district, town, shops)
        let_people_in(district, town, shops)
        some_life(district, town)
    return True
