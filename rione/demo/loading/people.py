from collections.abc import Mapping
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from rione.demo.people import PASSWORD, DemoPerson, people_of
from rione.demo.rows import Town
from rione.domain.accounts.models import Person, Role, RoleName
from rione.domain.cooperative.models import Rider, Shift, ShiftStatus
from rione.domain.districts.models import District
from rione.domain.shops.models import Keeper, KeeperRole, Shop
from rione.domain.slots.models import SlotTemplate
from rione.kit import clock

HIRED_BEFORE = timedelta(days=30)
SHIFTS_AHEAD = 5
EARLY = timedelta(minutes=30)


def let_people_in(district: District, town: Town, shops: Mapping[str, Shop]) -> None:
    """Everybody can sign in by code or password, and holds the role they are shown with."""
    shown = people_of(town.slug)
    password = make_password(PASSWORD)
    made = Person.objects.bulk_create(_person(each, password) for each in shown)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=person, email=person.email, verified=True, primary=True)
        for person in made
    )
    people = {each.who: person for each, person in zip(shown, made, strict=True)}
    _put_at_counters(shown, people, shops)
    _give_roles(district, people)
    _hire(district, shown, people)


def _person(each: DemoPerson, password: str) -> Person:
    phone = each.shop.phone if each.shop else each.row.phone if each.row else ""
    return Person(email=each.email, name=each.name, phone=phone, password=password)


def _put_at_counters(
    shown: tuple[DemoPerson, ...], people: Mapping[str, Person], shops: Mapping[str, Shop]
) -> None:
    owners = [
        Keeper(shop=shops[each.shop.slug], person=people[each.who]) for each in shown if each.shop
    ]
    helpers = [
        Keeper(shop=shops[each.row.helps], person=people[each.who], role=KeeperRole.HELPER)
        for each in shown
        if each.row and each.row.helps
    ]
    Keeper.objects.bulk_create([*owners, *helpers])


def _give_roles(district: District, people: Mapping[str, Person]) -> None:
    Role.objects.bulk_create(
        Role(person=people[name], district=district, name=name)
        for name in (RoleName.COORDINATOR, RoleName.OFFICER)
    )


def _hire(district: District, shown: tuple[DemoPerson, ...], people: Mapping[str, Person]) -> None:
    hired_on = (clock.now() - HIRED_BEFORE).date()
    riders = Rider.objects.bulk_create(
        Rider(
            district=district,
            person=people[each.who],
            first_name=each.name,
            phone=people[each.who].phone,
            hired_on=hired_on,
        )
        for each in shown
        if each.role == "rider"
    )
    Shift.objects.bulk_create(
        Shift(rider=rider, status=ShiftStatus.PUBLISHED, starts_at=starts, ends_at=ends)
        for number, rider in enumerate(riders)
        for starts, ends in _windows(district)[number :: len(riders)]
    )


def _windows(district: District) -> list[tuple[datetime, datetime]]:
    """The coming delivery windows with half an hour before them, soonest first."""
    zone = ZoneInfo(district.time_zone)
    today = clock.now().astimezone(zone).date()
    days = [today + timedelta(days=offset) for offset in range(SHIFTS_AHEAD)]
    templates = list(SlotTemplate.objects.filter(district=district).order_by("starts"))
    return [
        (
            datetime.combine(day, template.starts, zone) - EARLY,
            datetime.combine(day, template.ends, zone) + EARLY,
        )
        for day in days
        for template in templates
        if template.weekday == day.weekday()
    ]
