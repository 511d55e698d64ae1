from django.db.models import Prefetch, QuerySet

from rione.domain.accounts.models import Person
from rione.domain.districts.models import District
from rione.kit import clock

from .models import Closure, Keeper, Shop, ShopStatus


def with_hours(shops: QuerySet[Shop]) -> QuerySet[Shop]:
    """The same shops with hours and closures read in two more queries, whatever their number."""
    ahead = Closure.objects.filter(last_day__gte=clock.now().date())
    return shops.select_related("district").prefetch_related("hours", Prefetch("closures", ahead))


def public_shops(district: District) -> QuerySet[Shop]:
    """The shops everybody may see, by name (rules 2)."""
    return Shop.objects.filter(district=district, status=ShopStatus.VERIFIED).order_by("name")


def shops_of(person: Person, district: District) -> QuerySet[Shop]:
    """The shops at whose counter this person works, by name."""
    shops = Shop.objects.filter(district=district, keepers__person=person)
    return shops.exclude(status=ShopStatus.LEFT).order_by("name")


def waiting_shops(district: District) -> QuerySet[Shop]:
    """Shops that wait for the town hall's word, longest waiting first."""
    shops = Shop.objects.filter(district=district, status=ShopStatus.SUBMITTED)
    return shops.order_by("submitted_at", "pk")


def shops_seen_by_town_hall(district: District) -> QuerySet[Shop]:
    """Every shop of the district in whatever state, by name."""
    return Shop.objects.filter(district=district).order_by("name")


def is_keeper(person: Person, shop: Shop) -> bool:
    return Keeper.objects.filter(shop=shop, person=person).exists()


def keepers_of(shop: Shop) -> QuerySet[Person]:
    """The people at the shop's counter; they are told of its orders."""
    return Person.objects.filter(counters__shop=shop, is_active=True).order_by("pk")
