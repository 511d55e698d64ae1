from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from rione.kit.geo import Point
from rione.kit.text import plain

from .models import District, Domain, HouseNumber, LaunchStage, Street

SUGGESTIONS = 8


@dataclass(frozen=True)
class Place:
    """A door found in the register; `exact` is False when only the street is known."""

    street: str
    house_number: str
    point: Point
    exact: bool


def district_at(host: str, slug: str) -> tuple[District | None, bool]:
    """The district of this host name or, failing that, of this first path segment.

    The second value says whether the host was the district's own.
    """
    own_host = Exists(Domain.objects.filter(district=OuterRef("pk"), host=host))
    candidates = District.objects.annotate(own_host=own_host).filter(
        Q(own_host=True) | Q(slug=slug)
    )
    found = candidates.order_by("-own_host").first()
    return found, bool(found and found.own_host)


def visible_districts() -> QuerySet[District]:
    """The towns a visitor may choose from, by name."""
    return District.objects.exclude(status=LaunchStage.CLOSED).order_by("name")


def suggest_streets(district: District, typed: str) -> list[Street]:
    """Streets whose name holds every word typed, at most eight; a trailing number is ignored."""
    words = [word for word in plain(typed).split() if not word[0].isdigit()]
    if not words:
        return []
    streets = district.streets.all()
    for word in words:
        streets = streets.filter(plain_name__contains=word)
    return list(streets.order_by("plain_name")[:SUGGESTIONS])


def find_place(district: District, street: str, house_number: str) -> Place | None:
    """Where a door is by the town's register, or None when the street isn't in it."""
    found = district.streets.filter(plain_name=plain(street)).first()
    if found is None:
        return None
    number = house_number.strip()
    door = HouseNumber.objects.filter(street=found, number__iexact=number).first()
    return Place(found.name, number, door.point if door else found.point, exact=door is not None)
