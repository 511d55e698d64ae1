from datetime import UTC, datetime

import pytest
from django.db import IntegrityError
from django.http import HttpResponse
from django.urls import get_script_prefix, reverse
from django.utils import timezone
from django.utils.translation import get_language

from rione.domain.districts.middleware import DistrictMiddleware
from rione.domain.districts.tests.towns import make_district

NOON = datetime(2026, 12, 5, 11, tzinfo=UTC)


@pytest.fixture
def borgo(db):
    return make_district()


@pytest.fixture
def seen(rf):
    """What a view sees of a request, after the middleware."""

    def see(address, host="rione.example", method="get"):
        asked = getattr(rf, method)(address, headers={"host": host})
        told = {}

        def view(request):
            told.update(
                district=request.district,
                path_info=request.path_info,
                path=request.path,
                full=request.build_absolute_uri(),
                prefix=get_script_prefix(),
                language=get_language(),
                noon=timezone.localtime(NOON).hour,
                urlconf=getattr(request, "urlconf", "rione.config.urls"),
                link=reverse("account_login"),
            )
            return HttpResponse()

        told["response"] = DistrictMiddleware(view)(asked)
        return told

    return see


def test_the_first_segment_names_the_district(borgo, seen):
    told = seen("/borgo/shops/?q=pane")

    assert (told["district"], told["path_info"], told["prefix"]) == (borgo, "/shops/", "/borgo/")
    assert told["full"] == "http://rione.example/borgo/shops/?q=pane"
    assert told["link"] == "/borgo/accounts/login/"
    assert told["urlconf"] == "rione.config.urls"


def test_the_second_may_name_a_language(borgo, seen):
    told = seen("/borgo/en/shops/")

    assert (told["language"], told["path_info"]) == ("en", "/shops/")
    assert told["link"] == "/borgo/en/accounts/login/"


@pytest.mark.parametrize(
    ("address", "path"), [("/borgo/it/shops/", "/it/shops/"), ("/borgo/fr/", "/fr/")]
)
def test_the_default_language_and_unknown_ones_are_no_segments(borgo, seen, address, path):
    told = seen(address)

    assert (told["language"], told["path_info"]) == ("it", path)


def test_a_language_the_town_does_not_speak_is_no_segment(seen, db):
    make_district(languages=["it"])

    assert seen("/borgo/en/shops/")["path_info"] == "/en/shops/"


def test_an_own_domain_needs_no_segment(seen, db):
    ponte = make_district("ponte", own_domain="mercato.ponte.example")
    make_district("borgo")

    told = seen("/shops/", host="Mercato.Ponte.example:8443")
    english = seen("/en/shops/", host="mercato.ponte.example")
    neighbour = seen("/borgo/", host="mercato.ponte.example")

    assert (told["district"], told["path_info"], told["prefix"]) == (ponte, "/shops/", "/")
    assert (english["language"], english["prefix"]) == ("en", "/en/")
    assert (neighbour["district"], neighbour["path_info"]) == (ponte, "/borgo/")


def test_a_district_with_a_domain_is_found_by_its_segment_too(seen, db):
    ponte = make_district("ponte", own_domain="mercato.ponte.example")

    assert seen("/ponte/shops/")["district"] == ponte


@pytest.mark.parametrize("address", ["/", "/accounts/login/", "/atlantis/shops/", "/en/", "//x/"])
def test_without_a_district_the_installation_answers(borgo, seen, address):
    told = seen(address)

    assert told["district"] is None
    assert told["urlconf"] == "rione.config.urls_root"


@pytest.mark.parametrize(
    ("asked", "led_to"),
    [
        ("/borgo", "/borgo/"),
        ("/borgo?q=pane&page=2", "/borgo/?q=pane&page=2"),
        ("/borgo/en?q=1", "/borgo/en/?q=1"),
    ],
)
def test_a_missing_slash_is_added_and_the_question_kept(borgo, seen, asked, led_to):
    response = seen(asked)["response"]

    assert (response.status_code, response["Location"]) == (301, led_to)


def test_the_next_request_starts_from_the_root_even_after_an_exception(borgo, rf):
    def fail(request):
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        DistrictMiddleware(fail)(rf.get("/borgo/en/"))

    assert get_script_prefix() == "/"
    assert get_language() == "it"


def test_clocks_show_the_districts_own_time(borgo, seen):
    make_district("reykjavik", time_zone="Atlantic/Reykjavik")

    assert seen("/borgo/")["noon"] == 12
    assert seen("/reykjavik/")["noon"] == 11


@pytest.mark.parametrize("slug", ["accounts", "demo", "static", "en"])
def test_no_district_takes_an_address_that_is_needed(db, slug):
    with pytest.raises(IntegrityError, match="district_slug_not_reserved"):
        make_district(slug)


def test_an_unknown_town_is_not_found(client, borgo):
    assert client.get("/atlantis/shops/").status_code == 404


@pytest.mark.parametrize(
    "address", ["/%00", "/borgo/orders/%00/", "/borgo/orders/x/%00/", "/%00/x"]
)
def test_an_address_that_no_database_can_look_up_is_a_bad_one(client, borgo, address):
    assert client.get(address).status_code == 400


def test_a_cookie_that_no_database_can_look_up_is_a_bad_one(client, borgo):
    cookie = {"cookie": 'sessionid="\\000aaaaaaaaaaa"'}

    assert client.get("/borgo/basket/", headers=cookie).status_code == 400


def test_a_category_that_no_database_can_look_up_is_no_category(client, borgo):
    assert client.get("/borgo/shops/?category=%00").status_code == 200
