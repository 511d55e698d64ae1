import pytest

from rione.domain.journal.models import Entry
from tests.factories import make_offer, make_shop

PRODUCTS = "/pioltello/counter/forno/products/"


def say(browser, offer, what):
    return browser.post(f"{PRODUCTS}{offer.pk}/availability/", {"availability": what})


@pytest.mark.parametrize("what", ["ask", "out", "available"])
def test_one_tap_says_what_may_be_had(lucia, bakery, what):
    offer = make_offer(bakery, "Focaccia")
    before = offer.confirmed_at

    answer = say(lucia, offer, what)

    offer.refresh_from_db()
    assert answer.url == f"{PRODUCTS}#offer-{offer.pk}"
    assert offer.availability == what
    assert offer.confirmed_at > before
    assert Entry.objects.get(act="availability").facts == {"availability": what}


def test_the_count_comes_back_where_there_is_one(lucia, bakery):
    counted = make_offer(bakery, "Colomba", availability="counted", stock=4)
    say(lucia, counted, "out")
    say(lucia, counted, "counted")
    counted.refresh_from_db()
    assert (counted.availability, counted.stock) == ("counted", 4)


def test_what_nobody_counted_cannot_go_by_count(lucia, bakery):
    offer = make_offer(bakery, "Focaccia")
    assert say(lucia, offer, "counted").status_code == 409


def test_nonsense_changes_nothing(lucia, bakery):
    offer = make_offer(bakery, "Focaccia")
    say(lucia, offer, "maybe")
    offer.refresh_from_db()
    assert offer.availability == "available"


def test_another_shop_s_product_is_not_here(lucia, town):
    offer = make_offer(make_shop(town, "Macelleria"), "Salsiccia")
    assert say(lucia, offer, "out").status_code == 404


def test_the_list_shows_every_product_in_few_queries(lucia, bakery, django_assert_max_num_queries):
    for number in range(12):
        make_offer(bakery, f"Pane {number}")
    with django_assert_max_num_queries(7):
        page = lucia.get(PRODUCTS).content.decode()
    assert "Pane 11" in page
    assert page.count('aria-pressed="true"') == 12


def test_a_shop_without_products_is_told_what_comes(lucia):
    assert "Ancora nessun prodotto" in lucia.get(PRODUCTS).content.decode()
