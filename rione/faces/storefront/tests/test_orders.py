"""The order's page: for its owner alone, and true at every step."""

import pytest
from django.test import Client

from rione.domain.delivery.models import Delivery
from rione.domain.orders.actions.counter import accept, make_ready, mark_short, weigh
from rione.domain.orders.models import Line, Order, ShopOrder
from tests.factories import fill_basket, make_district, make_keeper, make_person, place


@pytest.fixture
def order(district, bread, apples, slot):
    return place(fill_basket(district, (bread, 8), (apples, 1000)), slot)


def link(order):
    return f"/pioltello/orders/{order.code}/{order.token}/"


@pytest.fixture
def owner(town, order):
    """The browser that opened the mailed link."""
    assert town.client.get(link(order))["Location"] == f"/pioltello/orders/{order.code}/"
    return town


def test_the_link_opens_the_order_and_the_session_keeps_it(owner, order):
    page = owner.page(f"/orders/{order.code}/")
    assert order.pin in page
    assert f"Ordine {order.code}" in owner.page("/orders/")


def test_the_code_alone_opens_nothing(town, order):
    assert town.get(f"/orders/{order.code}/").status_code == 404
    assert town.get(f"/orders/{order.code}/", print="").status_code == 404
    assert town.post(f"/orders/{order.code}/cancel/").status_code == 404


def test_a_wrong_token_opens_nothing(town, order):
    assert town.get(f"/orders/{order.code}/{'0' * 32}/").status_code == 404
    assert town.get(f"/orders/{order.code}/x/").status_code == 404
    assert town.get(f"/orders/{order.code}/").status_code == 404


def test_the_order_is_not_in_another_town(client, owner, order):
    make_district("sesto")
    assert client.get(f"/sesto/orders/{order.code}/").status_code == 404
    assert client.get(f"/sesto/orders/{order.code}/{order.token}/").status_code == 404


def test_somebody_elses_order_is_not_there(district, bread, order):
    mine = place(fill_basket(district, (bread, 1), person=make_person("ada")))
    thief = Client()
    thief.force_login(make_person("eva"))
    assert thief.get(f"/pioltello/orders/{mine.code}/").status_code == 404
    assert thief.post(f"/pioltello/orders/{mine.code}/cancel/").status_code == 404
    assert mine.code not in thief.get("/pioltello/orders/").content.decode()


def test_whoever_is_signed_in_sees_their_orders_everywhere(client, district, bread):
    ada = make_person("ada")
    mine = place(fill_basket(district, (bread, 1), person=ada))
    client.force_login(ada)
    assert mine.code in client.get("/pioltello/orders/").content.decode()
    assert client.get(f"/pioltello/orders/{mine.code}/").status_code == 200


def test_without_orders_the_list_says_what_to_do(town, district):
    assert "Ancora nessun ordine" in town.page("/orders/")


def test_many_orders_ask_no_more_of_the_database(
    client, district, bread, django_assert_max_num_queries
):
    ada = make_person("ada")
    for _ in range(6):
        place(fill_basket(district, (bread, 1), person=ada))
    client.force_login(ada)
    with django_assert_max_num_queries(12):
        client.get("/pioltello/orders/")


def test_a_changed_mind_before_anybody_begins(owner, order):
    assert "Annulla l’ordine" in owner.page(f"/orders/{order.code}/")
    owner.post(f"/orders/{order.code}/cancel/")
    page = owner.page(f"/orders/{order.code}/")
    assert "annullato" in page
    assert "Annulla l’ordine" not in page
    assert all(part.is_undone for part in ShopOrder.objects.all())


def test_too_late_to_call_off_once_a_shop_accepted(owner, order):
    part = order.shop_orders.first()
    accept(part, by=make_keeper(part.shop))
    assert "Annulla l’ordine" not in owner.page(f"/orders/{order.code}/")
    assert owner.post(f"/orders/{order.code}/cancel/").status_code == 409


def test_the_page_follows_weighing_and_shortage_to_the_cent(owner, order):
    baker, grocer = order.shop_orders.order_by("shop__name")
    lucia, gino = make_keeper(baker.shop, "lucia"), make_keeper(grocer.shop, "gino")
    page = owner.page(f"/orders/{order.code}/")
    assert "23,20" in page
    assert "23,68" in page  # at most, with 15 % more apples
    accept(baker, by=lucia)
    accept(grocer, by=gino)
    mark_short(Line.objects.get(name="Pane"), left=6, by=lucia)
    weigh(Line.objects.get(name="Mele"), 1100, by=gino)
    page = owner.page(f"/orders/{order.code}/")
    assert "1,1\N{NO-BREAK SPACE}kg invece di 1\N{NO-BREAK SPACE}kg" in page
    assert "3,52" in page
    assert "18,52" in page
    make_ready(grocer, bags=1, grams_by_line={}, by=gino)
    assert "Pronto" in owner.page(f"/orders/{order.code}/")


def test_the_order_on_paper(owner, order):
    page = owner.page(f"/orders/{order.code}/", print="")
    assert "Non è uno scontrino" in page
    assert order.pin in page


def test_the_page_listens_to_its_own_channel(owner, order):
    assert f'data-live="order:{order.pk}:' in owner.page(f"/orders/{order.code}/")


def test_the_order_page_asks_the_database_little(owner, order, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        owner.page(f"/orders/{order.code}/")


def test_a_brought_order_has_its_delivery(order):
    assert Delivery.objects.get().order == Order.objects.get()
