"""The basket: filling it, changing it, what it refuses, and whose it is."""

import pytest
from django.test import Client

from rione.domain.catalogue.models import Offer
from rione.domain.orders.models import Basket, BasketLine
from rione.domain.shops.models import Shop, ShopStatus
from tests.factories import make_district, make_offer, make_person, make_shop

HTMX = {"HTTP_HX_REQUEST": "true"}


def line_of(offer):
    return BasketLine.objects.get(offer=offer)


def test_a_tap_on_a_card_puts_in_the_usual_quantity_and_comes_back(town, bread, apples):
    answer = town.post("/basket/add/", offer=apples.pk, next="/pioltello/search/?q=mele")
    assert answer["Location"] == "/pioltello/search/?q=mele"
    assert line_of(apples).quantity == 500
    assert "Mele: 500\N{NO-BREAK SPACE}g nella cesta." in town.page()


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example/", "/sesto/", "/pioltello/../sesto/", ""]
)
def test_coming_back_never_leaves_the_town(town, bread, elsewhere):
    answer = town.post("/basket/add/", offer=bread.pk, next=elsewhere)
    assert answer["Location"] == "/pioltello/basket/"


def test_with_a_script_the_button_the_badge_and_the_live_region_change(client, bread):
    answer = client.post("/pioltello/basket/add/", {"offer": bread.pk}, **HTMX)
    page = answer.content.decode()
    assert f'id="add-{bread.pk}"' in page
    assert 'id="basket-link"' in page
    assert 'hx-swap-oob="true"' in page
    assert "Pane: 1\N{NO-BREAK SPACE}pezzo nella cesta." in page
    assert "<html" not in page


def test_the_basket_is_grouped_by_shop_with_minimum_and_estimate(town, bread, apples):
    town.put(bread, 2)
    town.put(apples, 1000)
    page = town.page("/basket/")
    assert "Forno" in page
    assert "Ortofrutta" in page
    assert "6,80" in page  # still missing to 15
    assert "8,68" in page  # at most: 5.00 + 3.20 + 15 %
    assert "Vai alla cassa" in page


def test_an_empty_basket_says_what_to_do(town, district):
    assert "La tua cesta è vuota" in town.page("/basket/")


@pytest.mark.parametrize("typed", ["0", "-1", "1000000000", "abc", "", "2.5", "9" * 5000])
def test_bad_quantities_are_refused_at_the_field_of_the_product(town, bread, typed):
    answer = town.put(bread, typed)
    page = answer.content.decode()
    assert answer.status_code in {409, 422}
    assert 'aria-invalid="true"' in page
    assert f'id="quantity-{bread.pk}_error"' in page
    assert f'value="{typed}"' in page
    assert not BasketLine.objects.exists()


@pytest.mark.parametrize("typed", ["0", "-1", "1000000000", "abc", ""])
def test_bad_quantities_are_refused_at_the_line_of_the_basket(town, bread, apples, typed):
    town.put(bread, 2)
    town.put(apples)
    line = line_of(bread)
    answer = town.post(f"/basket/lines/{line.pk}/", quantity=typed)
    page = answer.content.decode()
    assert answer.status_code in {409, 422}
    assert f'id="quantity-{line.pk}_error"' in page
    assert f'value="{typed}"' in page
    assert "Mele" in page
    assert line_of(bread).quantity == 2


def test_with_a_script_a_bad_quantity_gives_the_form_back(client, bread):
    answer = client.post("/pioltello/basket/add/", {"offer": bread.pk, "quantity": "abc"}, **HTMX)
    assert answer.status_code == 422
    assert "<html" not in answer.content.decode()
    assert "in cifre" in answer.content.decode()


def test_weight_goes_in_steps(town, apples):
    assert "di 50 g in 50 g" in town.put(apples, "333").content.decode()


def test_more_than_there_is_is_refused_with_what_is_left(town, baker):
    cakes = make_offer(baker, "Torta", availability="counted", stock=3)
    assert "3" in town.put(cakes, "4").content.decode()
    assert town.put(cakes, "3").status_code == 302


def test_a_card_of_something_that_went_out_says_so(town, client, bread):
    Offer.objects.update(availability="out")
    town.post("/basket/add/", offer=bread.pk, next="/pioltello/shops/")
    assert "Pane: esaurito" in town.page("/shops/")
    answer = client.post("/pioltello/basket/add/", {"offer": bread.pk}, **HTMX)
    assert answer.status_code == 409


@pytest.mark.parametrize("number", ["", "abc", "0", "99999999999999999999", "²"])
def test_an_offer_that_does_not_exist(town, district, number):
    assert town.post("/basket/add/", offer=number).status_code == 404


def test_offers_of_another_town_cannot_be_put_in(town, bread):
    elsewhere = make_offer(make_shop(make_district("sesto"), "Altrove"), "Torta")
    assert town.put(elsewhere).status_code == 404


def test_a_line_is_changed(town, bread):
    town.put(bread)
    assert town.post(f"/basket/lines/{line_of(bread).pk}/", quantity=5).status_code == 302
    assert line_of(bread).quantity == 5


def test_what_is_removed_can_be_put_back(town, bread):
    town.put(bread, 3)
    answer = town.post(f"/basket/lines/{line_of(bread).pk}/", remove=1)
    page = town.client.get(answer["Location"]).content.decode()
    assert "Rimetti nella cesta" in page
    assert not BasketLine.objects.exists()
    town.put(bread, 3)
    assert line_of(bread).quantity == 3


def test_what_cannot_be_had_any_more_is_marked_at_its_line(town, bread, apples):
    town.put(bread)
    town.put(apples)
    Offer.objects.filter(pk=bread.pk).update(availability="out")
    Shop.objects.filter(name="Ortofrutta").update(status=ShopStatus.SUSPENDED)
    page = town.page("/basket/")
    assert page.count('class="line line-trouble"') == 2
    assert "Pane: esaurito" in page


def test_somebody_elses_line_stays_as_it_is(town, bread):
    town.put(bread, 2)
    thief = Client()
    thief.post(f"/pioltello/basket/lines/{line_of(bread).pk}/", {"remove": 1})
    thief.post(f"/pioltello/basket/lines/{line_of(bread).pk}/", {"quantity": 9})
    assert line_of(bread).quantity == 2


def test_looking_at_the_basket_makes_none(town, bread):
    town.page("/basket/")
    town.page()
    assert not Basket.objects.exists()


def test_whoever_signs_in_keeps_what_was_in_the_basket(town, client, district, bread, apples):
    ada = make_person("ada")
    town.put(bread, 2)
    client.force_login(ada)
    assert line_of(bread).basket.person == ada
    town.put(apples)
    page = town.page("/basket/")
    assert "Pane" in page
    assert "Mele" in page
    assert Basket.objects.count() == 1
