from datetime import time

from rione.demo.places import QUALITY, doors
from rione.demo.reading import categories, slot_times, sorts
from rione.demo.rows import Town
from rione.domain.catalogue.models import Category
from rione.domain.districts.models import District, HouseNumber, LaunchStage, Street
from rione.domain.slots.actions import lay_out_slots
from rione.domain.slots.models import SlotTemplate, Zone
from rione.kit.money import Money
from rione.kit.text import plain

AT_ONCE = 4_000
TAKEN_AS_THEY_ARE = (
    "name",
    "market_name",
    "town_hall",
    "latitude",
    "longitude",
    "colour",
    "contact_email",
    "contact_phone",
    "operator_name",
    "operator_details",
    "delivery_operator_name",
    "delivery_operator_details",
    "delivery_funder",
)


def found_town(town: Town) -> District:
    """The district with its policy, street register, categories, zone and coming slots."""
    settings = town.settings
    district = District.objects.create(
        slug=town.slug,
        status=LaunchStage.OPEN,
        minimum_basket=Money.of(settings["minimum_basket"]),
        delivery_fee=Money.of(settings["delivery_fee"]),
        **{name: settings[name] for name in TAKEN_AS_THEY_ARE},
    )
    _register_streets(district, town)
    _name_categories(district)
    _promise_slots(district, town)
    return district


def _register_streets(district: District, town: Town) -> None:
    streets = Street.objects.bulk_create(
        Street(
            district=district,
            name=row.name,
            plain_name=plain(row.name),
            latitude=row.latitude,
            longitude=row.longitude,
        )
        for row in town.streets
    )
    HouseNumber.objects.bulk_create(
        (
            HouseNumber(
                street=street,
                number=number,
                latitude=point.latitude,
                longitude=point.longitude,
                quality=QUALITY,
            )
            for street, row in zip(streets, town.streets, strict=True)
            for number, point in doors(row)
        ),
        batch_size=AT_ONCE,
    )


def _name_categories(district: District) -> None:
    food = {sort.category for sort in sorts().values() if sort.food}
    Category.objects.bulk_create(
        Category(
            district=district,
            slug=row.slug,
            names={"it": row.name, "en": row.english},
            drawing=row.drawing,
            tint=row.tint,
            is_food=row.slug in food,
            position=position,
        )
        for position, row in enumerate(categories())
    )


def _promise_slots(district: District, town: Town) -> None:
    Zone.objects.create(
        district=district,
        name=district.name,
        latitude=district.latitude,
        longitude=district.longitude,
        radius_m=town.settings["zone_radius"],
    )
    SlotTemplate.objects.bulk_create(
        _template(district, weekday, starts, ends, row["cut_off"], row["capacity"])
        for row in town.settings["slots"]
        for weekday, starts, ends in slot_times(row)
    )
    lay_out_slots(district)


def _template(
    district: District, weekday: int, starts: time, ends: time, cut_off: int, capacity: int
) -> SlotTemplate:
    return SlotTemplate(
        district=district,
        weekday=weekday,
        starts=starts,
        ends=ends,
        cut_off_minutes=cut_off,
        capacity=capacity,
    )
