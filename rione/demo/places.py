"""Where the doors of the demonstration are: computed points along each street, said to be so."""

from collections.abc import Iterator
from math import cos, radians, sin

from rione.kit.geo import Point

from .rows import StreetRow

NUMBERS = 60
METRES_BETWEEN = 8
METRES_ASIDE = 7
METRES_PER_DEGREE = 111_320
QUALITY = "demonstration"


def doors(street: StreetRow) -> Iterator[tuple[str, Point]]:
    """The numbers 1 to 60, even ones on one side and odd ones on the other."""
    for number in range(1, NUMBERS + 1):
        yield str(number), door(street, number)


def door(street: StreetRow, number: int) -> Point:
    along = (number - NUMBERS / 2) * METRES_BETWEEN
    aside = METRES_ASIDE if number % 2 else -METRES_ASIDE
    way = radians(street.bearing)
    north = along * cos(way) - aside * sin(way)
    east = along * sin(way) + aside * cos(way)
    return Point(
        round(street.latitude + north / METRES_PER_DEGREE, 6),
        round(street.longitude + east / (METRES_PER_DEGREE * cos(radians(street.latitude))), 6),
    )
