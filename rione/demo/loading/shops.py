from datetime import timedelta

from rione.demo.identity import papers
from rione.demo.places import door
from rione.demo.reading import categories, products, weekly
from rione.demo.rows import ShopRow, Town
from rione.domain.districts.models import District
from rione.domain.shops.models import OpeningHours, Shop, ShopStatus
from rione.kit import clock
from rione.kit.text import plain

SIGNED_UP = timedelta(days=42)
"""Shops signed up weeks before residents could buy."""
WAITING_SINCE = timedelta(days=2)


def open_shops(district: District, town: Town) -> dict[str, Shop]:
    """The shops of the town by slug, with papers, hours and place."""
    shops = Shop.objects.bulk_create(_shop(district, town, row) for row in town.shops)
    OpeningHours.objects.bulk_create(
        OpeningHours(shop=shop, weekday=weekday, opens=opens, closes=closes)
        for shop, row in zip(shops, town.shops, strict=True)
        for weekday, opens, closes in weekly(row.hours)
    )
    return {shop.slug: shop for shop in shops}


def _shop(district: District, town: Town, row: ShopRow) -> Shop:
    category = next(each for each in categories() if each.slug == row.category)
    sells_food = any(product.sort.food for product in products(town.slug, row.slug))
    held = papers(town, row, sells_food=sells_food)
    street = next(each for each in town.streets if each.name == row.street)
    point = door(street, int(row.number))
    verified = row.status == ShopStatus.VERIFIED
    signed_up = clock.now() - (SIGNED_UP if verified else WAITING_SINCE)
    return Shop(
        district=district,
        slug=row.slug,
        name=row.name,
        trade=category.name,
        plain_name=plain(f"{row.name} {category.name}"),
        status=row.status,
        drawing=category.drawing,
        tint=category.tint,
        keeper_name=row.keeper,
        keeper_words=row.sentence,
        sells_food=sells_food,
        business_name=held.business_name,
        legal_form=row.legal_form,
        vat_number=held.vat_number,
        tax_code=held.vat_number,
        rea=held.rea,
        pec=held.pec,
        sdi_code="0000000",
        ateco=held.ateco,
        iban=held.iban,
        opening_protocol=held.opening_protocol,
        health_protocol=held.health_protocol,
        self_certified_at=signed_up,
        phone=row.phone,
        email=f"negozio@{row.slug}.example",
        preparation_minutes=row.preparation,
        submitted_at=signed_up,
        verified_at=signed_up + timedelta(days=7) if verified else None,
        street=row.street,
        house_number=row.number,
        postcode=town.settings["postcode"],
        city=town.settings["name"],
        latitude=point.latitude,
        longitude=point.longitude,
    )
