import pytest

from rione.domain.districts.models import HouseNumber, Street
from rione.domain.districts.queries import find_place, suggest_streets
from rione.domain.districts.tests.towns import make_district
from rione.kit.geo import Point
from rione.kit.text import plain


@pytest.fixture
def borgo(db):
    town = make_district()
    for name in ("Via Alcide De Gasperi", "Viale San Francesco", "Via dei Caffè"):
        street = Street.objects.create(
            district=town, name=name, plain_name=plain(name), latitude=45.5, longitude=9.3
        )
    HouseNumber.objects.create(street=street, number="12/A", latitude=45.51, longitude=9.31)
    return town


@pytest.mark.parametrize("typed", ["gasperi", "GASPERI via", "via de gasp", "de gasperi 12"])
def test_a_street_is_found_by_any_of_its_words(borgo, typed):
    assert [street.name for street in suggest_streets(borgo, typed)] == ["Via Alcide De Gasperi"]


def test_accents_need_not_be_typed(borgo):
    assert [street.name for street in suggest_streets(borgo, "caffe")] == ["Via dei Caffè"]


@pytest.mark.parametrize("typed", ["", "  ", "12", "corso"])
def test_what_names_no_street_suggests_none(borgo, typed):
    assert suggest_streets(borgo, typed) == []


def test_another_towns_streets_are_not_suggested(borgo):
    assert suggest_streets(make_district("ponte"), "via") == []


def test_a_door_of_the_register_is_exact(borgo):
    place = find_place(borgo, "via dei caffe", " 12/a ")

    assert (place.street, place.exact) == ("Via dei Caffè", True)
    assert place.point == Point(45.51, 9.31)


def test_an_unknown_number_is_placed_in_its_street_and_says_so(borgo):
    place = find_place(borgo, "Via dei Caffè", "99")

    assert (place.exact, place.point) == (False, Point(45.5, 9.3))


def test_an_unknown_street_is_nowhere(borgo):
    assert find_place(borgo, "Via Lattea", "1") is None
