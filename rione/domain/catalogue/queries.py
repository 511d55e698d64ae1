from django.contrib.postgres.search import SearchQuery, SearchRank
from django.db.models import Count, F, Prefetch, Q, QuerySet

from rione.domain.districts.models import District
from rione.domain.shops.models import Shop, ShopStatus
from rione.domain.shops.queries import with_hours
from rione.kit.text import plain

from .actions import SEARCH_CONFIG
from .models import Category, Offer, Product


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
    return categories.annotate(size=Count("products", filter=on_sale)).filter(size__gt=0)


def search_offers(district: District, typed: str) -> QuerySet[Offer]:
    """Offers that hold every word typed, best first; the last word may be unfinished.

    Accents, capitals and Italian plurals are forgiven.
    """
    words = plain(typed).split()
    if not words:
        return Offer.objects.none()
    wanted = SearchQuery(
        " & ".join([*words[:-1], f"{words[-1]}:*"]), config=SEARCH_CONFIG, search_type="raw"
    )
    whole = SearchQuery(" & ".join(words), config=SEARCH_CONFIG, search_type="raw")
    found = offers_on_sale(district).filter(Q(product__search=wanted) | Q(product__search=whole))
    return found.annotate(rank=SearchRank(F("product__search"), wanted)).order_by(
        "-rank", "product__name", "pk"
    )


def search_shops(district: District, typed: str) -> QuerySet[Shop]:
    """Shops whose name or trade holds the words typed, by name."""
    shops = with_hours(Shop.objects.filter(district=district, status=ShopStatus.VERIFIED))
    words = plain(typed).split()
    if not words:
        return shops.none()
    for word in words:
        shops = shops.filter(plain_name__contains=word)
    return shops.order_by("name")
