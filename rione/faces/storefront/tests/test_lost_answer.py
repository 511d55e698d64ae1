"""The order was placed, but its answer never reached the browser."""

from datetime import timedelta

import pytest

from rione.domain.orders.models import Order
from rione.faces.storefront.kept import ORDERS
from rione.kit import clock


@pytest.fixture
def placed(town, bread, slot):
    """An order that the browser knows nothing of: killed before the session was written."""
    town.put(bread, 8)
    town.checkout(slot=slot.pk)
    session = town.client.session
    del session[ORDERS]
    session.save()
    return Order.objects.get()


def test_coming_back_to_the_checkout_leads_to_it(town, placed):
    assert town.get(f"/orders/{placed.code}/").status_code == 404
    answer = town.get("/checkout/")
    assert answer["Location"] == f"/pioltello/orders/{placed.code}/"
    assert placed.pin in town.page(f"/orders/{placed.code}/")


def test_an_hour_later_it_is_an_empty_basket(town, placed):
    with clock.standing_at(clock.now() + timedelta(hours=1)):
        assert town.get("/checkout/")["Location"] == "/pioltello/basket/"


def test_somebody_elses_order_is_not_found(town, placed, client, bread):
    town.client.cookies.clear()
    assert town.get("/checkout/")["Location"] == "/pioltello/basket/"
    town.put(bread)
    town.post(f"/basket/lines/{town.get('/basket/').context['basket'].lines[0].line.pk}/", remove=1)
    assert town.get("/checkout/")["Location"] == "/pioltello/basket/"
