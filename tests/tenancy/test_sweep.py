"""A stranger on every address finds nothing (invariant 10)."""

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse, set_script_prefix

from rione.domain.journal.models import Entry
from rione.domain.orders.models import Basket
from tests.tenancy.addresses import (
    ADDRESSES,
    ANYBODY_SIGNED_IN,
    DEMONSTRATION,
    ENTRANCE,
    every_route,
)
from tests.tenancy.world import SECRETS, build

TOWN = "rione.config.urls"
ROOT = "rione.config.urls_root"
GUARDED = sorted(name for name, address in ADDRESSES.items() if address.admits is not None)
PUBLIC = sorted(set(ADDRESSES) - set(GUARDED) - {"landing:towns"})


@pytest.fixture(scope="module")
def towns(django_db_setup, django_db_blocker):
    """Both towns are built once; what the sweep does is rolled back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield {slug: build(slug) for slug in ("pioltello", "sesto")}
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def database(towns, django_db_blocker):
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


def client_of(person):
    client = Client(raise_request_exception=False)
    if person is not None:
        client.force_login(person)
    return client


def strangers(town, other, admitted):
    """Everybody who may not: nobody at all, this town's others, and all of the other town."""
    yield "nobody", None
    for name, person in town.people.items():
        if name not in admitted:
            yield name, person
    for name, person in other.people.items():
        if "customer" not in name or admitted != ANYBODY_SIGNED_IN:
            yield f"{name} of the other town", person


def address_of(name, town, mounted):
    path = reverse(name, urlconf=TOWN, kwargs=ADDRESSES[name].arguments(town))
    return f"/{mounted.district.slug}{path}"


def answers(client, path):
    return [("get", client.get(path)), ("post", client.post(path, {}))]


def state():
    """What a stranger must not have changed."""
    return Entry.objects.count(), list(Basket.objects.values_list("pk", "lines__quantity"))


def assert_nothing(response, who, path, gone=""):
    led_to = response.get("Location", "") if response.status_code == 302 else ""
    shown_out = "/accounts/login" in led_to or (gone and led_to.endswith(gone))
    refused = response.status_code in {404, 405} or shown_out
    assert refused, f"{who} at {path}: {response.status_code}"
    page = response.content.decode(errors="replace")
    assert not [secret for secret in SECRETS if secret in page], f"{who} reads at {path}"


def test_every_address_stands_in_the_table():
    routes = set(every_route(TOWN)) | set(every_route(ROOT))

    assert routes - set(ADDRESSES) - ENTRANCE - DEMONSTRATION == set()
    assert (set(ADDRESSES) | ENTRANCE | DEMONSTRATION) - routes == set()


@pytest.mark.parametrize("name", GUARDED)
def test_strangers_find_nothing_and_change_nothing(towns, name):
    town, other = towns["pioltello"], towns["sesto"]
    admitted = ADDRESSES[name].admits
    path = address_of(name, town, town)
    before = state()
    for who, person in strangers(town, other, admitted):
        if admitted == ANYBODY_SIGNED_IN and person is not None:
            continue
        for _method, response in answers(client_of(person), path):
            assert_nothing(response, who, path, ADDRESSES[name].gone)
    assert state() == before


@pytest.mark.parametrize("name", GUARDED)
def test_what_is_one_towns_isnt_found_in_the_other(towns, name):
    """Even who may enter in their own town finds nothing of it under the other town's address."""
    town, other = towns["pioltello"], towns["sesto"]
    if not ADDRESSES[name].arguments(town) and ADDRESSES[name].admits == ANYBODY_SIGNED_IN:
        return
    path = address_of(name, town, other)
    for who in ADDRESSES[name].admits:
        for _method, response in answers(client_of(town.people[who]), path):
            assert_nothing(response, who, path, ADDRESSES[name].gone)


@pytest.mark.parametrize("name", GUARDED)
def test_who_may_enter_does(towns, name):
    """Otherwise the table itself could be wrong, and every stranger's 404 would prove nothing."""
    town, address = towns["pioltello"], ADDRESSES[name]
    path = address_of(name, town, town)
    for who in address.admits:
        before = state()
        response = client_of(town.people[who]).get(path)
        assert response.status_code in ({405, 302} if address.posts_only else {200}), who
        assert "/accounts/login" not in response.get("Location", "")
        assert state() == before


@pytest.mark.parametrize("name", PUBLIC)
def test_public_pages_tell_nobodys_secrets(towns, name):
    town, other = towns["pioltello"], towns["sesto"]
    path = address_of(name, town, town)
    for who, person in strangers(town, other, frozenset({"customer"})):
        response = client_of(person).get(path, follow=True)
        assert response.status_code in {200, 405}, f"{who} at {path}"
        page = response.content.decode(errors="replace")
        assert not [secret for secret in SECRETS if secret in page], f"{who} reads at {path}"
    if ADDRESSES[name].arguments(town) and not name.startswith("design:"):
        assert client_of(None).get(address_of(name, town, other)).status_code == 404


def test_the_mailed_link_opens_the_order_and_its_code_alone_never_does(towns):
    town = towns["pioltello"]
    order = town.order
    path = address_of("storefront:order", town, town)
    guest = client_of(None)
    assert guest.get(path).status_code == 404

    for token in ("0" * 32, order.token[:-1] + ("0" if order.token[-1] != "0" else "1")):
        assert guest.get(f"{path}{token}/").status_code == 404
    assert guest.get(f"{path}{order.token}/", follow=True).status_code == 200
    assert guest.get(path).status_code == 200
    set_script_prefix("/")
