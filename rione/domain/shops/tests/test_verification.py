"""Rules 1 to 3: no trade before verification, and every word of the town hall has its reason."""

import pytest
from django.core.exceptions import PermissionDenied

from rione.domain.journal.models import Entry
from rione.domain.notices.models import Notice
from rione.domain.shops.actions import approve_shop, send_shop_back
from rione.domain.shops.checklist import (
    checklist,
    missing_points,
    valid_tax_code,
    valid_vat_number,
)
from rione.domain.shops.models import ShopStatus
from rione.domain.shops.queries import public_shops, waiting_shops
from rione.kit.errors import Refused
from tests.factories import make_district, make_keeper, make_officer, make_shop

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop(make_district(), status=ShopStatus.SUBMITTED)


@pytest.fixture
def officer(shop):
    return make_officer(shop.district)


def test_rule_1_vat_numbers_and_tax_codes_are_checked():
    assert valid_vat_number("00743110157")
    assert not valid_vat_number("00743110158")
    assert valid_tax_code("RSSMRA85T10A562S")
    assert not valid_tax_code("RSSMRA85T10A562X")


def test_rule_2_nobody_sees_a_shop_before_it_is_verified(shop, officer):
    keeper = make_keeper(shop)
    assert list(public_shops(shop.district)) == []
    assert list(waiting_shops(shop.district)) == [shop]

    approve_shop(shop, by=officer)

    assert list(public_shops(shop.district)) == [shop]
    assert [notice.email for notice in Notice.objects.filter(cause="shop_approved")] == [
        keeper.email
    ]
    entry = Entry.objects.get(thing="shops.shop")
    assert (entry.role, entry.was, entry.now) == ("officer", "submitted", "verified")


def test_an_incomplete_shop_isnt_let_in_and_the_points_are_named(shop, officer):
    shop.rea = ""
    shop.save()
    shop.hours.all().delete()

    with pytest.raises(Refused) as refusal:
        approve_shop(shop, by=officer)

    assert refusal.value.code == "shop_incomplete"
    assert [point.code for point in missing_points(shop)] == ["rea", "hours"]
    assert len(checklist(shop)) == 10


def test_a_food_shop_needs_its_health_notification(shop):
    shop.health_protocol = ""
    assert missing_points(shop) == []

    shop.sells_food = True

    assert [point.code for point in missing_points(shop)] == ["health"]


def test_rule_3_sending_back_names_the_points(shop, officer):
    make_keeper(shop)
    with pytest.raises(Refused) as refusal:
        send_shop_back(shop, remarks=" ", by=officer)
    assert (refusal.value.code, refusal.value.field) == ("remarks_missing", "remarks")

    send_shop_back(shop, remarks="Manca il numero REA.", by=officer)

    shop.refresh_from_db()
    assert (shop.status, shop.remarks) == (ShopStatus.SENT_BACK, "Manca il numero REA.")
    assert Notice.objects.get().facts["remarks"] == "Manca il numero REA."
    with pytest.raises(Refused) as refusal:
        approve_shop(shop, by=officer)
    assert refusal.value.code == "already_answered"


def test_only_an_officer_of_the_district_decides(shop):
    for person in (make_keeper(shop), make_officer(make_district("sesto"))):
        with pytest.raises(PermissionDenied):
            approve_shop(shop, by=person)
        with pytest.raises(PermissionDenied):
            send_shop_back(shop, remarks="no", by=person)
