"""Home, shops, a shop, a product, search: what everybody may see."""

from datetime import timedelta

import pytest

from rione.domain.catalogue.models import AllergenState, Offer, Product
from rione.domain.shops.models import OpeningHours, Shop, ShopStatus
from rione.kit import clock
from tests.factories import FRIDAY_MORNING, make_category, make_district, make_offer, make_shop

MOST_QUERIES = 12


def test_the_landing_page_leads_to_every_open_town(client, district):
    make_district("sesto")
    make_district("chiusa", status="closed")
    page = client.get("/").content.decode()
    assert 'href="/pioltello/"' in page
    assert 'href="/sesto/"' in page
    assert "/chiusa/" not in page


def test_home_tells_minimum_fee_and_the_next_time(town, bread, apples, slot):
    page = town.page()
    assert "15,00" in page
    assert "gratis" in page
    assert "Pane" in page
    assert "Mele" in page


def test_home_shows_one_thing_of_each_shop_before_a_second_one(town, district, bread, apples):
    for number in range(30):
        make_offer(bread.product.shop, f"Pane {number}")
    shown = [card.offer.product.shop.name for card in town.get("/").context["cards"]]
    assert len(shown) == 24
    assert set(shown[:2]) == {"Forno", "Ortofrutta"}


def test_home_leaves_out_what_is_sold_out(town, bread, baker):
    make_offer(baker, "Focaccia", availability="out")
    make_offer(baker, "Grissini", availability="counted", stock=0)
    assert [card.offer for card in town.get("/").context["cards"]] == [bread]


def test_categories_stand_in_the_order_of_the_town(town, district, bread, apples):
    for position, (slug, offer) in enumerate([("zucche", bread), ("agrumi", apples)]):
        category = make_category(district, slug)
        type(category).objects.filter(pk=category.pk).update(position=position + 1)
        Product.objects.filter(pk=offer.product_id).update(category=category)
    shown = [category.slug for category in town.get("/").context["categories"]]
    assert shown == ["zucche", "agrumi"]


def test_home_of_an_empty_town_says_so(town, district):
    assert "scaffali sono ancora vuoti" in town.page()


def test_unverified_shops_and_their_products_are_nowhere(town, district, bread):
    hidden = make_shop(district, "Nascosto", status=ShopStatus.SUBMITTED)
    secret = make_offer(hidden, "Segreto")
    assert [door.shop for door in town.get("/").context["doors"]] == [bread.product.shop]
    assert [card.offer for card in town.get("/").context["cards"]] == [bread]
    for typed in ("segreto", "nascosto"):
        found = town.get("/search/", q=typed).context
        assert (found["doors"], found["cards"]) == ([], [])
    assert town.get("/shops/nascosto/").status_code == 404
    assert town.get(f"/products/{secret.product_id}/segreto/").status_code == 404


def test_shops_can_be_narrowed_to_a_category_and_to_what_is_open(town, district, bread, apples):
    OpeningHours.objects.filter(shop__name="Forno").delete()
    assert [door.shop.name for door in town.get("/shops/").context["page"]] == [
        "Ortofrutta",
        "Forno",
    ]
    assert [door.shop.name for door in town.get("/shops/", open="1").context["page"]] == [
        "Ortofrutta"
    ]
    wine = make_category(district, "wine")
    Product.objects.filter(name="Pane").update(category=wine)
    found = town.get("/shops/", category="wine").context["page"]
    assert [door.shop.name for door in found] == ["Forno"]


def test_lists_have_pages_of_24_with_links(town, six_hundred):
    page = town.page("/shops/")
    assert 'href="?page=2"' in page
    assert len(town.get("/shops/", page=2).context["page"].object_list) == 16
    page = town.page("/search/", category="shelf-1", page=1)
    assert 'href="?category=shelf-1&amp;page=2"' in page
    assert len(town.get("/search/", category="shelf-1", page="nonsense").context["cards"]) == 24


def test_a_shop_says_who_sells_and_when_it_is_open(town, bread, baker):
    Shop.objects.filter(pk=baker.pk).update(keeper_words="Buono!", keeper_name="Lucia")
    page = town.page("/shops/forno/")
    for said in ("Forno di dimostrazione", "00743110157", "MI-0000000", "Buono!", "Lucia", "Pane"):
        assert said in page
    assert page.count('<dt class="today"') == 1
    assert "via Roma 12" in page


def test_a_shop_without_products_says_so(town, baker):
    assert "Ancora nulla sugli scaffali" in town.page("/shops/forno/")


@pytest.mark.parametrize(
    ("at", "words"),
    [(0, "Aperto fino alle 13:00"), (4, "Chiuso, apre alle 16:00"), (12, "Chiuso, apre domani")],
)
def test_open_or_closed_in_words(town, baker, at, words):
    OpeningHours.objects.filter(shop=baker).delete()
    for weekday in range(7):
        OpeningHours.objects.create(shop=baker, weekday=weekday, opens="08:00", closes="13:00")
        OpeningHours.objects.create(shop=baker, weekday=weekday, opens="16:00", closes="19:30")
    with clock.standing_at(FRIDAY_MORNING + timedelta(hours=at)):
        assert words in town.page("/shops/forno/")


def test_a_product_tells_everything_before_the_purchase(town, bread):
    Product.objects.filter(pk=bread.product_id).update(
        allergen_state=AllergenState.LISTED,
        allergens=["gluten", "milk"],
        ingredients="Farina, acqua",
        origin="Italia",
        withdrawal_exemption="perishable",
    )
    Offer.objects.filter(pk=bread.pk).update(content_amount=500, content_unit="g")
    page = town.page(f"/products/{bread.product_id}/pane/")
    for said in (
        "Cereali con glutine, latte e lattosio",
        "Farina, acqua",
        "Italia",
        "IVA inclusa",
        "00743110157",
        "5,00\N{NO-BREAK SPACE}€ / kg",
        "Aggiungi alla cesta",
        "Si deteriora in fretta",
    ):
        assert said in page


def test_an_old_confirmation_is_told_as_such(town, bread):
    Offer.objects.filter(pk=bread.pk).update(confirmed_at=clock.now() - timedelta(days=30))
    assert "non conferma la disponibilità" in town.page(f"/products/{bread.product_id}/pane/")


def test_a_sold_out_product_cannot_be_put_into_the_basket(town, baker):
    gone = make_offer(baker, "Colomba", availability="out")
    page = town.page(f"/products/{gone.product_id}/colomba/")
    assert "Esaurito" in page
    assert "Aggiungi alla cesta</button>" not in page


def test_an_old_address_of_a_product_leads_to_the_new_one(town, bread):
    answer = town.get(f"/products/{bread.product_id}/old-name/")
    assert answer.status_code == 301
    assert answer["Location"].endswith(f"/products/{bread.product_id}/pane/")


def test_products_of_another_town_are_not_here(town, bread):
    elsewhere = make_offer(make_shop(make_district("sesto"), "Altrove"), "Torta")
    assert town.get(f"/products/{elsewhere.product_id}/torta/").status_code == 404


def test_search_finds_products_and_shops_with_accents_and_plurals(town, baker, bread):
    make_offer(baker, "Caffè macinato")
    assert "Caffè macinato" in town.page("/search/", q="caffe")
    assert "Pane" in town.page("/search/", q="PANI")
    assert town.get("/search/", q="forno").context["doors"][0].shop == baker


def test_search_with_nothing_found_says_what_to_do(town, bread):
    page = town.page("/search/", q="zzzz")
    assert "Non abbiamo trovato nulla" in page
    assert "Tutti i negozi" in page


def test_search_with_nothing_typed_shows_the_categories(town, bread):
    assert 'class="category tint-wheat"' in town.page("/search/")


@pytest.mark.parametrize("typed", ["'", "a & | !", "\\", "\x00", "<b>", "%", "(((", "a" * 5000])
def test_search_survives_whatever_is_typed(town, bread, typed):
    assert town.get("/search/", q=typed).status_code == 200


def test_what_is_typed_into_search_is_shown_as_text(town, bread):
    assert "<script>alert" not in town.page("/search/", q="<script>alert(1)</script>")


def test_pages_speak_english_too(client, bread):
    page = client.get("/pioltello/en/").content.decode()
    assert '<html lang="en">' in page
    assert "What do you need today?" in page
    assert 'lang="it"' in page


@pytest.mark.parametrize("path", ["/how-it-works/", "/accessibility/", "/privacy/"])
def test_the_pages_to_read(town, district, path):
    assert "<h1>" in town.page(path)


def test_public_pages_ask_the_database_little(
    client, town, six_hundred, slot, django_assert_max_num_queries
):
    offer = Offer.objects.filter(product__shop__slug="bottega-1").first()
    town.put(offer)
    product = f"/products/{offer.product_id}/{offer.product.slug}/"
    pages = ["/", "/shops/", "/shops/bottega-1/", product, "/search/?q=cosa", "/search/?q=bottega"]
    for path in pages:
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(f"/pioltello{path}").status_code == 200
