"""The files by hand hold together: every word in them leads somewhere."""

from collections import Counter
from itertools import pairwise
from pathlib import Path

import pytest
from stdnum.exceptions import ValidationError
from stdnum.it import iva

from rione.demo import reading
from rione.demo.identity import papers, vat_number
from rione.demo.places import doors
from rione.domain.catalogue.models import Availability, OfferKind, Temperature
from rione.kit.geo import Point, distance_m
from rione.kit.money import Money
from rione.kit.text import plain

DRAWINGS = Path(__file__).parents[2] / "faces/design/static/drawings"
TINTS = {"apricot", "mint", "rose", "sky", "wheat", "lilac", "sage", "sand"}
ALLERGENS = {
    "gluten",
    "crustaceans",
    "eggs",
    "fish",
    "peanuts",
    "soy",
    "milk",
    "nuts",
    "celery",
    "mustard",
    "sesame",
    "sulphites",
    "lupin",
    "molluscs",
}
VAT_RATES = {4, 5, 10, 22}
EXEMPTIONS = {"", "perishable", "sealed", "made_to_order", "dated"}


def every_product():
    return [
        (f"{town.slug}/{shop.slug}: {row.name}", row)
        for town in reading.towns()
        for shop in town.shops
        for row in reading.products(town.slug, shop.slug)
    ]


def wrong(is_right):
    return [where for where, row in every_product() if not is_right(row)]


def verified(town):
    return [shop for shop in town.shops if shop.status == "verified"]


@pytest.fixture(params=reading.TOWNS)
def town(request):
    return reading.town(request.param)


def test_forty_shops_in_the_first_town_and_eight_in_the_second():
    assert [len(verified(town)) for town in reading.towns()] == [40, 8]


def test_two_shops_wait_one_of_them_with_something_missing():
    waiting = [shop for shop in reading.town("pioltello").shops if shop.status == "submitted"]
    assert sorted(bool(shop.missing) for shop in waiting) == [False, True]


def test_about_six_hundred_products():
    sizes = {
        town.slug: sum(len(reading.products(town.slug, shop.slug)) for shop in verified(town))
        for town in reading.towns()
    }
    assert sizes["pioltello"] >= 600
    assert sizes["sesto"] >= 80


def test_every_price_is_above_zero():
    assert wrong(lambda row: Money.of(row.price) > Money.zero()) == []


def test_every_product_has_a_drawing_that_is_there():
    assert wrong(lambda row: (DRAWINGS / f"{row.drawing}.webp").exists()) == []


def test_every_category_has_a_drawing_a_tint_and_both_languages():
    for category in reading.categories():
        assert (DRAWINGS / f"{category.drawing}.webp").exists(), category.slug
        assert category.tint in TINTS
        assert category.name
        assert category.english


def test_sorts_belong_to_categories_with_rates_that_exist():
    slugs = {category.slug for category in reading.categories()}
    for sort in reading.sorts().values():
        assert sort.category in slugs
        assert sort.temperature in Temperature.values
        assert sort.exemption in EXEMPTIONS


def test_vat_rates_exist():
    assert wrong(lambda row: row.vat in VAT_RATES) == []


def test_food_declares_its_allergens():
    assert wrong(lambda row: not row.sort.food or row.allergens or row.declares_none) == []
    assert wrong(lambda row: not (row.allergens and row.declares_none)) == []
    assert wrong(lambda row: set(row.allergens) <= ALLERGENS) == []


def test_what_is_not_food_names_its_maker():
    assert wrong(lambda row: row.sort.food or row.maker) == []


def test_wine_beer_and_spirits_are_for_adults():
    drinks = {"wine", "sparkling-wine", "beer", "spirits"}
    assert wrong(lambda row: row.sort.minimum_age == (18 if row.sort.slug in drinks else 0)) == []


def test_every_product_is_described_in_one_sentence():
    assert wrong(lambda row: row.description.endswith(".")) == []


def test_ways_of_selling_exist_and_weights_have_steps():
    assert wrong(lambda row: row.sold in OfferKind.values) == []
    assert wrong(lambda row: row.availability in Availability.values) == []
    assert wrong(lambda row: row.sold != "weight" or 0 < row.step_grams <= row.typical_grams) == []
    assert wrong(lambda row: row.sold != "weight" or row.typical_grams % row.step_grams == 0) == []
    assert wrong(lambda row: row.sold != "weight" or row.stock is None) == []


def test_all_ways_of_selling_and_being_there_are_shown():
    rows = [row for _, row in every_product()]
    assert {row.sold for row in rows} == set(OfferKind.values)
    seen = Counter(row.availability for row in rows)
    assert min(seen[each] for each in Availability.values) >= 20


def test_packed_food_says_how_much_is_inside():
    assert wrong(lambda row: row.sold != "pack" or not row.sort.food or row.content) == []


def test_a_shop_names_each_product_once(town):
    for shop in town.shops:
        names = Counter(plain(row.name) for row in reading.products(town.slug, shop.slug))
        assert [name for name, times in names.items() if times > 1] == [], shop.slug


def test_streets_are_unique_and_shops_stand_in_them(town):
    names = [plain(street.name) for street in town.streets]
    assert len(names) == len(set(names))
    assert [shop.slug for shop in town.shops if plain(shop.street) not in names] == []


def test_streets_are_written_as_people_write_them(town):
    assert [street.name for street in town.streets if street.name.isupper()] == []
    assert [street.name for street in town.streets if street.name[0].isupper()] == []


def test_every_door_is_near_its_town(town):
    centre = Point(town.settings["latitude"], town.settings["longitude"])
    far = [
        street.name
        for street in town.streets
        for _number, point in doors(street)
        if distance_m(centre, point) > 4_000
    ]
    assert far == []


def test_shops_and_people_live_inside_the_zone_and_the_farms_outside(town):
    centre = Point(town.settings["latitude"], town.settings["longitude"])
    reach = town.settings["zone_radius"]
    within = {
        street.name
        for street in town.streets
        if all(distance_m(centre, point) <= reach for _number, point in doors(street))
    }
    lived_in = {shop.street for shop in town.shops} | {row.street for row in town.people}
    assert lived_in - within - {""} == set()
    assert [name for name in within if name.startswith("cascina")] == []


def test_hours_are_read_and_never_overlap(town):
    for shop in town.shops:
        hours = sorted(reading.weekly(shop.hours))
        assert hours, shop.slug
        for weekday, opens, closes in hours:
            assert opens < closes, (shop.slug, weekday)
        for (day, _, closes), (next_day, opens, _) in pairwise(hours):
            assert day != next_day or closes < opens, (shop.slug, day)


def test_every_part_of_the_hours_is_understood(town):
    for shop in town.shops:
        for part in shop.hours.split(";"):
            assert reading.weekly(part), (shop.slug, part)


def test_vat_numbers_are_valid_and_everybodys_own():
    numbers = [
        papers(town, shop, sells_food=True).vat_number
        for town in reading.towns()
        for shop in town.shops
    ]
    assert len(numbers) == len(set(numbers))
    for number in numbers:
        iva.validate(number)


def test_a_vat_number_with_another_last_figure_is_refused():
    number = vat_number(9_990_001)
    other = str((int(number[-1]) + 1) % 10)
    with pytest.raises(ValidationError):
        iva.validate(number[:-1] + other)


def test_telephones_are_of_the_invented_range():
    for town in reading.towns():
        for someone in (*town.shops, *town.people):
            assert someone.phone.startswith("02 5550 ")


def test_the_files_of_a_town_and_its_shops_are_the_same(town):
    files = {path.stem for path in (reading.DATA / town.slug / "products").glob("*.csv")}
    assert files == {shop.slug for shop in town.shops}


def test_orders_ask_for_what_is_there_and_are_brought_from_the_minimum_on(town):
    shelves = {
        shop.slug: {row.name: row for row in reading.products(town.slug, shop.slug)}
        for shop in verified(town)
    }
    for order in town.orders:
        cost = sum(cost_of(shelves[line.shop][line.product], line) for line in order.lines)
        if order.until != "picked_up":
            assert cost >= Money.of(town.settings["minimum_basket"]).cents, (order.name, cost)
            assert order.street in {street.name for street in town.streets}
        assert set(order.missing) <= {line.product for line in order.lines}


def cost_of(row, line):
    assert row.availability in {"available", "ask", "counted"}, row.name
    if row.sold != "weight":
        return Money.of(row.price).cents * line.quantity
    assert line.quantity % row.step_grams == 0, row.name
    return Money.of(row.price).for_grams(line.quantity).cents
