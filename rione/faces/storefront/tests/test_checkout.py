"""The checkout on one page: ordering, and every refusal at its field with all else kept."""

from uuid import UUID, uuid4

import pytest

from rione.domain.catalogue.models import Offer
from rione.domain.districts.models import District
from rione.domain.orders.models import BasketLine, Order
from rione.domain.shops.models import OpeningHours, Shop, ShopStatus
from rione.domain.slots.models import Slot
from rione.kit.money import Money
from tests.factories import make_offer, make_person, make_slot, make_street


@pytest.fixture
def filled(town, bread, apples, slot):
    """A basket of 20 euro bread and 1 kg of apples."""
    town.put(bread, 8)
    town.put(apples, 1000)
    return town


def refused(answer, field):
    """The page with the sentence tied to its field."""
    page = answer.content.decode()
    assert answer.status_code in {409, 422}
    assert f'id="id_{field}_error"' in page
    assert f'aria-describedby="id_{field}_error"' in page
    assert 'value="Ada Prova"' in page
    assert not Order.objects.exists()
    assert BasketLine.objects.count() == 2
    return page


def test_a_guest_buys_without_javascript(filled, slot, bread, apples):
    answer = filled.checkout(slot=slot.pk, pays_with=5000, door_note="2° piano")
    order = Order.objects.get()
    assert answer["Location"] == f"/pioltello/orders/{order.code}/"
    page = filled.client.get(answer["Location"]).content.decode()
    assert "Grazie!" in page
    assert order.pin in page
    assert (order.pays_with, order.street, order.slot) == (Money(5000), "via Roma", slot)
    assert order.customer is None
    assert not BasketLine.objects.exists()


def test_whoever_is_signed_in_finds_their_name_filled_in(client, filled, slot):
    ada = make_person("ada", phone="333 9876543")
    client.force_login(ada)
    page = filled.page("/checkout/")
    assert ada.email in page
    assert "333 9876543" in page
    filled.checkout(slot=slot.pk)
    assert Order.objects.get().customer == ada


def test_picking_up_needs_no_address_no_time_and_no_minimum(town, bread):
    town.put(bread)
    page = town.get("/checkout/")
    assert 'value="picked_up" checked' in page.content.decode()
    answer = town.checkout(fulfilment="picked_up", street="", house_number="")
    assert answer.status_code == 302
    assert not Order.objects.get().is_brought


def test_the_fee_is_in_the_total_of_what_is_brought_only(filled, slot):
    District.objects.update(delivery_fee=250)
    page = filled.page("/checkout/")
    assert "25,70" in page
    assert "23,20" in page
    filled.checkout(slot=slot.pk)
    assert Order.objects.get().fee == Money(250)


def test_the_same_form_sent_twice_orders_once(filled, slot):
    key = uuid4()
    page = filled.get("/checkout/")
    said = {"fingerprint": page.context["basket"].fingerprint, "expected_brought": 2320}
    first = filled.checkout(slot=slot.pk, key=key)
    again = filled.post(
        "/checkout/",
        key=key,
        expected_picked_up=2320,
        fulfilment="brought",
        name="Ada",
        email="ada@example.org",
        phone="333 123 4567",
        street="via Roma",
        house_number="12",
        slot=slot.pk,
        **said,
    )
    assert first["Location"] == again["Location"]
    assert Order.objects.count() == 1


def test_an_empty_basket_has_no_checkout(town, district):
    assert town.get("/checkout/")["Location"] == "/pioltello/basket/"
    assert town.post("/checkout/")["Location"] == "/pioltello/basket/"


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("name", ""),
        ("email", "nobody"),
        ("email", ""),
        ("phone", "abc"),
        ("house_number", ""),
        ("street", ""),
    ],
)
def test_what_is_missing_is_said_at_its_field(filled, slot, field, typed):
    answer = filled.checkout(slot=slot.pk, **{field: typed})
    assert answer.status_code == 422
    page = answer.content.decode()
    assert f'id="id_{field}_error"' in page
    assert 'value="12"' in page or field == "house_number"
    assert f'value="{slot.pk}" checked' in page
    assert not Order.objects.exists()


def test_a_time_that_filled_while_typing(filled, district, slot):
    later = make_slot(district, starts_in_hours=8)
    Slot.objects.filter(pk=slot.pk).update(capacity=1, taken=1)
    page = refused(filled.checkout(slot=slot.pk), "slot")
    assert "ultimo posto" in page
    assert f'value="{later.pk}" checked' not in page


@pytest.mark.parametrize("typed", ["", "999999", "99999999999999999999"])
def test_no_time_or_a_time_that_does_not_exist(filled, slot, typed):
    refused(filled.checkout(slot=typed), "slot")


def test_a_time_that_is_no_number_keeps_the_rest(filled, slot):
    answer = filled.checkout(slot="abc")
    assert answer.status_code == 422
    assert 'id="id_slot_error"' in answer.content.decode()


def test_a_shop_that_cannot_be_ready_is_named(filled, slot):
    OpeningHours.objects.filter(shop__name="Forno").delete()
    page = filled.page("/checkout/")
    assert "Tempo troppo stretto per: Forno" in page
    assert "Forno" in refused(filled.checkout(slot=slot.pk), "slot")


def test_an_address_outside_the_zone(filled, district, slot):
    make_street(district, "via Lontana", latitude=45.9, longitude=9.9)
    refused(filled.checkout(slot=slot.pk, street="via Lontana"), "street")


def test_a_street_that_is_not_in_the_register(filled, slot):
    page = refused(filled.checkout(slot=slot.pk, street="via Inventata"), "street")
    assert 'value="via Inventata"' in page


def test_a_mistyped_street_is_answered_with_those_like_it(filled, district, slot):
    make_street(district, "via Giuseppe Garibaldi")
    page = refused(filled.checkout(slot=slot.pk, street="Garibaldo"), "street")
    assert "via Giuseppe Garibaldi" in page


def test_street_and_number_in_one_field(filled, slot):
    filled.checkout(slot=slot.pk, street="Via Roma, 12", house_number="")
    assert Order.objects.get().address.startswith("via Roma 12")


def test_a_basket_below_the_minimum(town, bread, apples, slot):
    town.put(bread)
    town.put(apples)
    page = refused(town.checkout(slot=slot.pk), "fulfilment")
    assert "15" in page


def test_a_product_that_went_out_is_said_at_its_line(filled, slot, bread):
    Offer.objects.filter(pk=bread.pk).update(availability="out")
    answer = filled.checkout(slot=slot.pk)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "Pane: esaurito" in page
    assert "line-trouble" in page
    assert 'value="Ada Prova"' in page
    assert not Order.objects.exists()


def test_a_shop_that_left_meanwhile_is_said_at_its_lines(filled, slot):
    Shop.objects.filter(name="Forno").update(status=ShopStatus.SUSPENDED)
    answer = filled.checkout(slot=slot.pk)
    assert answer.status_code == 409
    assert "line-trouble" in answer.content.decode()


def test_a_price_that_changed_meanwhile_shows_the_new_total(filled, slot, bread):
    page = filled.get("/checkout/")
    old = page.context["basket"].fingerprint
    Offer.objects.filter(pk=bread.pk).update(price=300)
    answer = filled.checkout(slot=slot.pk, fingerprint=old)
    assert answer.status_code == 409
    assert "27,20" in answer.content.decode()
    assert not Order.objects.exists()
    assert filled.checkout(slot=slot.pk).status_code == 302


def test_alcohol_needs_a_declaration_of_age(filled, baker, slot):
    filled.put(make_offer(baker, "Vino", minimum_age=18))
    assert "18 anni" in filled.page("/checkout/")
    answer = filled.checkout(slot=slot.pk)
    assert 'id="id_is_of_age_error"' in answer.content.decode()
    assert filled.checkout(slot=slot.pk, is_of_age="on").status_code == 302


@pytest.mark.parametrize(
    "broken",
    [
        {"key": "abc"},
        {"fingerprint": ""},
        {"expected_brought": "many"},
        {"fulfilment": "by magic"},
        {"pays_with": "-3"},
    ],
)
def test_a_form_that_was_tampered_with_is_shown_again(filled, slot, broken):
    answer = filled.checkout(slot=slot.pk, **broken)
    assert answer.status_code == 422
    assert UUID(str(answer.context["till"].key))
    assert not Order.objects.exists()


def test_a_town_that_is_not_open_takes_no_orders(filled, slot):
    District.objects.update(status="paused")
    answer = filled.checkout(slot=slot.pk)
    assert answer.status_code == 409
    assert not Order.objects.exists()


def test_streets_are_completed_from_the_register(town, district):
    make_street(district, "via Giuseppe Verdi")
    assert 'data-value="via Giuseppe Verdi"' in town.page("/streets/", q="VERDI giu")
    assert "via Roma" not in town.page("/streets/", q="verdi")
    assert town.page("/streets/", q="\x00").strip() == ""


def test_checkout_asks_the_database_little(filled, slot, django_assert_max_num_queries):
    with django_assert_max_num_queries(13):
        filled.page("/checkout/")
