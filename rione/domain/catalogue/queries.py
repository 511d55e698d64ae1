from collections.abc import Sequence
from datetime import date

from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Case, Count, F, Prefetch, Q, QuerySet, TextField, Value, When, Window
from django.db.models.functions import MD5, Cast, Concat, RowNumber

from rione.domain.districts.models import District
from rione.domain.shops.models import Shop, ShopStatus
from rione.domain.shops.queries import with_hours
from rione.kit.text import plain

from .actions import PREFIX_CONFIG, SEARCH_CONFIG
from .models import Availability, Category, Offer, Product


def offers_on_sale(district: District) -> QuerySet[Offer]:
    """One card per product: its first offer, with product, category and shop at hand.

    Shops come with their hours, in two more queries however many cards there are.
    """
    offers = Offer.objects.filter(
        position=0,
        product__published=True,
        product__shop__district=district,
        product__shop__status=ShopStatus.VERIFIED,
    )
    shops = with_hours(Shop.objects.all())
    cards = offers.select_related("product__category")
    return cards.prefetch_related(Prefetch("product__shop", shops))


def as_cards(offers: QuerySet[Offer]) -> QuerySet[Offer]:
    """The same offers for lists that don't show opening hours: one query in all."""
    return offers.prefetch_related(None).select_related(
        "product__category", "product__shop__district"
    )


def varied_offers(district: District, day: date) -> QuerySet[Offer]:
    """What can be had now: one of each shop before any second one, food first, then by lot.

    Everybody sees the same order on the same day, and another one the next day.
    """
    counted = Q(availability=Availability.COUNTED, stock__gt=0)
    can_be_had = counted | Q(availability__in=[Availability.AVAILABLE, Availability.ASK])
    lot = MD5(Concat(Cast("pk", TextField()), Value(day.isoformat())))
    turn = Window(RowNumber(), partition_by=F("product__shop"), order_by=lot)
    cards = as_cards(offers_on_sale(district)).filter(can_be_had)
    return cards.annotate(turn=turn).order_by("turn", "-product__category__is_food", lot)


def offers_in_category(district: District, slug: str) -> QuerySet[Offer]:
    """Everything of one category, by name."""
    offers = as_cards(offers_on_sale(district)).filter(product__category__slug=slug)
    return offers.order_by("product__name", "pk")


def offer_of(district: District, pk: int) -> Offer | None:
    """An offer of the district with product and shop; whether it is on sale, actions say."""
    offers = Offer.objects.filter(pk=pk, product__shop__district=district)
    return offers.select_related("product__category", "product__shop").first()


def shops_selling(district: District, slug: str) -> QuerySet[Shop]:
    """The shops that have something of a category on sale, by name."""
    selling = Product.objects.filter(category__slug=slug, published=True).values("shop")
    shops = Shop.objects.filter(district=district, status=ShopStatus.VERIFIED, pk__in=selling)
    return shops.order_by("name")


def shelves_of(shop: Shop) -> QuerySet[Offer]:
    """Everything a shop sells, shelf by shelf."""
    offers = Offer.objects.filter(position=0, product__published=True, product__shop=shop)
    return offers.select_related("product__category").order_by(
        "product__category__position", "product__name"
    )


def product_on_sale(district: District, pk: int) -> Product | None:
    """A product everybody may see, with offers, category and shop at hand."""
    shops = with_hours(Shop.objects.all())
    products = Product.objects.filter(
        pk=pk, published=True, shop__district=district, shop__status=ShopStatus.VERIFIED
    )
    products = products.select_related("category")
    return products.prefetch_related("offers", Prefetch("shop", shops)).first()


def categories_in_use(district: District) -> QuerySet[Category]:
    """The categories that hold something on sale, with how many products (`size`)."""
    on_sale = Q(products__published=True, products__shop__status=ShopStatus.VERIFIED)
    categories = Category.objects.filter(district=district)
    with_size = categories.annotate(size=Count("products", filter=on_sale)).filter(size__gt=0)
    return with_size.order_by("position", "slug")


def search_offers(district: District, typed: str) -> QuerySet[Offer]:
    """Offers that hold every word typed, best first; the last word may be unfinished.

    Accents, capitals and Italian plurals are forgiven.
    """
    words = plain(typed).split()
    if not words:
        return Offer.objects.none()
    wanted = _all_of(words) | (_all_of(words[:-1]) & _begins_with(words[-1]))
    found = offers_on_sale(district).filter(product__search=wanted)
    whole_words = Q(product__search=_all_of(words))
    return found.annotate(
        rank=SearchRank(F("product__search"), wanted),
        whole=Case(When(whole_words, then=1), default=0),
    ).order_by("-whole", "-rank", "product__name", "pk")


def search_shops(district: District, typed: str) -> QuerySet[Shop]:
    """Shops whose name or trade holds the words typed, by name."""
    shops = with_hours(Shop.objects.filter(district=district, status=ShopStatus.VERIFIED))
    words = plain(typed).split()
    if not words:
        return shops.none()
    for word in words:
        shops = shops.filter(plain_name__contains=word)
    return shops.order_by("name")


def offers_at_counter(shop: Shop) -> QuerySet[Offer]:
    """Every way in which the shop sells its products, shelf by shelf, for its own counter."""
    offers = Offer.objects.filter(product__shop=shop, product__published=True)
    return offers.select_related("product__category", "product__shop").order_by(
        "product__category__position", "product__name", "position"
    )


def _all_of(words: Sequence[str]) -> SearchQuery:
    return SearchQuery(" & ".join(words), config=SEARCH_CONFIG, search_type="raw")


def _begins_with(word: str) -> SearchQuery:
    """A word of the name that may be unfinished: "focac" is on its way to "focaccia"."""
    return SearchQuery(f"{word}:*A", config=PREFIX_CONFIG, search_type="raw")
