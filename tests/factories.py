"""A small town for tests: one call for each thing, with nothing said that a test doesn't need."""

from datetime import date, datetime, time, timedelta
from itertools import count
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from rione.domain.accounts.models import Person, Role, RoleName
from rione.domain.catalogue.actions import make_findable
from rione.domain.catalogue.models import AllergenState, Category, Offer, OfferKind, Product
from rione.domain.cooperative.models import Rider
from rione.domain.districts.models import District, HouseNumber, LaunchStage, Street
from rione.domain.orders.actions.basket import open_basket, put_into_basket
from rione.domain.orders.actions.placing import place_order
from rione.domain.orders.checkout import Wishes
from rione.domain.orders.models import Basket, Fulfilment, Order
from rione.domain.orders.queries import basket_view
from rione.domain.shops.models import Keeper, OpeningHours, Shop, ShopStatus
from rione.domain.slots.models import Slot, SlotTemplate, Zone
from rione.kit import clock
from rione.kit.money import Money
from rione.kit.text import plain

ROME = ZoneInfo("Europe/Rome")
FRIDAY_MORNING = datetime(2026, 12, 4, 9, 30, tzinfo=ROME)
VAT_NUMBER = "00743110157"
_numbers = count(1)


def make_district(slug: str = "pioltello", **columns) -> District:
    """An open town with a zone of three kilometres, a street and slots every day."""
    columns = {"name": slug.title(), "latitude": 45.4988, "longitude": 9.3306, **columns}
    district = District.objects.create(
        slug=slug,
        market_name=f"Mercato di {slug.title()}",
        town_hall=f"Comune di {slug.title()}",
        status=columns.pop("status", LaunchStage.OPEN),
        operator_name="Comune",
        delivery_operator_name="Cooperativa",
        **columns,
    )
    Zone.objects.create(
        district=district, name="Centro", latitude=45.4988, longitude=9.3306, radius_m=3000
    )
    make_street(district)
    return district


def make_street(district: District, name: str = "via Roma", **place) -> Street:
    place = {"latitude": 45.4990, "longitude": 9.3310, **place}
    street = Street.objects.create(district=district, name=name, plain_name=plain(name), **place)
    HouseNumber.objects.create(street=street, number="12", **place)
    return street


def make_slot(district: District, *, starts_in_hours: float = 4, capacity: int = 12) -> Slot:
    starts_at = clock.now() + timedelta(hours=starts_in_hours)
    return Slot.objects.create(
        district=district,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=2),
        cut_off_at=starts_at - timedelta(hours=1),
        capacity=capacity,
    )


def make_weekly_slots(district: District) -> None:
    for weekday in range(7):
        SlotTemplate.objects.create(
            district=district, weekday=weekday, starts=time(17), ends=time(19)
        )


def make_person(name: str = "ada", **columns) -> Person:
    email = f"{slugify(name)}-{next(_numbers)}@example.org"
    return Person.objects.create_user(email, name=name.title(), **columns)


def make_shop(district: District, name: str = "Forno", **columns) -> Shop:
    """A verified shop that is always open, with everything the checklist wants."""
    shop = Shop.objects.create(
        district=district,
        slug=slugify(name),
        name=name,
        trade="Panetteria",
        status=columns.pop("status", ShopStatus.VERIFIED),
        business_name=f"{name} di dimostrazione",
        vat_number=VAT_NUMBER,
        tax_code=VAT_NUMBER,
        rea="MI-0000000",
        opening_protocol="SCIA-1",
        health_protocol="NIA-1",
        self_certified_at=clock.now(),
        phone="0255500000",
        email=f"{slugify(name)}@example.org",
        street="via Roma",
        house_number="12",
        city=district.name,
        latitude=45.4990,
        longitude=9.3310,
        **columns,
    )
    for weekday in range(7):
        OpeningHours.objects.create(shop=shop, weekday=weekday, opens=time(0), closes=time(23, 59))
    return shop


def make_keeper(shop: Shop, name: str = "keeper") -> Person:
    person = make_person(name)
    Keeper.objects.create(shop=shop, person=person)
    return person


def make_category(district: District, slug: str = "bread") -> Category:
    return Category.objects.get_or_create(
        district=district,
        slug=slug,
        defaults={
            "names": {"it": "Pane", "en": "Bread"},
            "drawing": "bread",
            "tint": "wheat",
            "is_food": True,
        },
    )[0]


def make_offer(shop: Shop, name: str = "Pane", price: str = "2.50", **columns) -> Offer:
    """Something on sale: by piece, unless `kind` says otherwise; by weight in steps of 50 g."""
    product = Product.objects.create(
        shop=shop,
        category=make_category(shop.district),
        name=name,
        slug=slugify(name),
        published=True,
        allergen_state=AllergenState.NONE,
        minimum_age=columns.pop("minimum_age", 0),
    )
    if columns.get("kind") == OfferKind.WEIGHT:
        columns = {"step_grams": 50, "typical_grams": 500, **columns}
    offer = Offer.objects.create(
        product=product,
        price=Money.of(price),
        **{"vat_rate": 400, **columns},
    )
    make_findable([product])
    return offer


def make_rider(district: District, name: str = "rider") -> Rider:
    return Rider.objects.create(
        district=district,
        person=make_person(name),
        first_name=name.title(),
        hired_on=date(2026, 1, 7),
    )


def make_officer(district: District) -> Person:
    return _with_role(district, RoleName.OFFICER)


def make_coordinator(district: District) -> Person:
    return _with_role(district, RoleName.COORDINATOR)


def _with_role(district: District, role: RoleName) -> Person:
    person = make_person(role)
    Role.objects.create(person=person, district=district, name=role)
    return person


def fill_basket(district: District, *wanted: tuple[Offer, int], person=None) -> Basket:
    basket = open_basket(district, person=person, key="")
    for offer, quantity in wanted:
        put_into_basket(basket, offer, quantity)
    return basket


def wishes_for(basket: Basket, slot: Slot | None = None, **changes) -> Wishes:
    """What a customer of via Roma 12 says at checkout; without a slot it is picked up."""
    view = basket_view(basket)
    fee = basket.district.delivery_fee if slot else Money(0)
    said = {
        "key": uuid4(),
        "fingerprint": view.fingerprint,
        "expected_total": view.total + fee,
        "name": "Ada Prova",
        "email": "ada@example.org",
        "phone": "3330000000",
        "language": "it",
        "fulfilment": Fulfilment.BROUGHT if slot else Fulfilment.PICKED_UP,
        "street": "via Roma",
        "house_number": "12",
        "slot_id": slot.pk if slot else None,
    }
    return Wishes(**{**said, **changes})


def place(basket: Basket, slot: Slot | None = None, **changes) -> Order:
    return place_order(basket, wishes_for(basket, slot, **changes), by=basket.person)
