from dataclasses import dataclass
from math import asin, cos, radians, sin, sqrt

EARTH_RADIUS_M = 6_371_000
"""Mean radius of the earth in metres (IUGG)."""


@dataclass(frozen=True)
class Point:
    """A place on the earth in degrees (WGS 84)."""

    latitude: float
    longitude: float


def distance_m(one: Point, other: Point) -> float:
    """Great-circle distance in metres (haversine formula)."""
    half_latitude = radians(other.latitude - one.latitude) / 2
    half_longitude = radians(other.longitude - one.longitude) / 2
    chord = (
        sin(half_latitude) ** 2
        + cos(radians(one.latitude)) * cos(radians(other.latitude)) * sin(half_longitude) ** 2
    )
    return 2 * EARTH_RADIUS_M * asin(sqrt(chord))
