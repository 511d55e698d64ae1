from collections.abc import Mapping

from django.utils.text import slugify

from rione.demo.reading import products
from rione.demo.rows import ProductRow, Town
from rione.domain.catalogue.actions import make_findable, remember_prices
from rione.domain.catalogue.models import AllergenState, Category, Offer, Product
from rione.domain.districts.models import District
from rione.domain.shops.models import Shop
from rione.kit.money import Money

BASIS_POINTS_IN_PERCENT = 100


def stock_shelves(district: District, town: Town, shops: Mapping[str, Shop]) -> None:
    """Every product with its offer, findable and with its first price remembered."""
    categories = {category.slug: category for category in district.categories.all()}
    rows = [(shop, row) for slug, shop in shops.items() for row in products(town.slug, slug)]
    made = Product.objects.bulk_create(
        _product(shop, row, categories[row.sort.category]) for shop, row in rows
    )
    offers = Offer.objects.bulk_create(
        _offer(product, row) for product, (_shop, row) in zip(made, rows, strict=True)
    )
    make_findable(made)
    remember_prices(offers)


def _product(shop: Shop, row: ProductRow, category: Category) -> Product:
    description = f"{row.description} {row.warning}".strip()
    return Product(
        shop=shop,
        category=category,
        name=row.name,
        slug=slugify(row.name),
        description=description,
        drawing=row.drawing,
        published=True,
        ingredients=row.ingredients,
        origin=row.origin,
        allergen_state=_allergen_state(row),
        allergens=list(row.allergens),
        manufacturer=row.maker,
        minimum_age=row.sort.minimum_age,
        withdrawal_exemption=row.sort.exemption,
        temperature=row.sort.temperature,
    )


def _allergen_state(row: ProductRow) -> AllergenState:
    if row.allergens:
        return AllergenState.LISTED
    return AllergenState.NONE if row.declares_none else AllergenState.NOT_DECLARED


def _offer(product: Product, row: ProductRow) -> Offer:
    amount, unit = row.content or (None, "")
    return Offer(
        product=product,
        kind=row.sold,
        price=Money.of(row.price),
        vat_rate=row.vat * BASIS_POINTS_IN_PERCENT,
        content_amount=amount,
        content_unit=unit,
        step_grams=row.step_grams,
        typical_grams=row.typical_grams,
        availability=row.availability,
        stock=row.stock,
    )
