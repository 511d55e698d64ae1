import pytest

from rione.domain.accounts.actions import grant_role, register_person
from rione.domain.accounts.models import RoleName
from rione.domain.districts.tests.towns import make_district
from rione.kit.actors import WORKER

PROFILE = "/borgo/profile/"


@pytest.fixture
def borgo(db):
    return make_district()


@pytest.fixture
def ada(borgo):
    return register_person("ada@example.org", name="Ada")


@pytest.fixture
def signed_in(client, ada):
    client.force_login(ada)
    return client


def test_a_stranger_is_asked_to_sign_in_and_comes_back(client, borgo):
    answer = client.get(PROFILE)

    assert answer["Location"] == "/borgo/accounts/login/?next=/borgo/profile/"


def test_what_is_typed_is_kept(signed_in, ada):
    answer = signed_in.post(PROFILE, {"name": "Ada L.", "phone": "02 123456", "language": "en"})

    ada.refresh_from_db()
    assert answer["Location"] == PROFILE
    assert (ada.name, ada.phone, ada.language) == ("Ada L.", "02 123456", "en")
    assert "Salvato." in signed_in.get(PROFILE).content.decode()


@pytest.mark.parametrize(
    ("field", "typed"),
    [("name", ""), ("name", "A" * 200), ("phone", "chiamami"), ("language", "tlh")],
)
def test_what_cannot_be_is_said_at_its_field_and_nothing_changes(signed_in, ada, field, typed):
    words = {"name": "Eva", "phone": "02 999999", "language": "en", field: typed}

    answer = signed_in.post(PROFILE, words)

    ada.refresh_from_db()
    page = answer.content.decode()
    assert answer.status_code == 422
    assert f'id="id_{field}_error"' in page
    assert (ada.name, ada.phone, ada.language) == ("Ada", "", "it")
    assert "02 999999" in page or "Eva" in page


def test_who_has_a_role_finds_the_way_to_work(signed_in, ada, borgo):
    assert "Il tuo lavoro" not in signed_in.get(PROFILE).content.decode()

    grant_role(ada, borgo, RoleName.OFFICER, by=WORKER)

    page = signed_in.get(PROFILE).content.decode()
    assert "Il tuo lavoro" in page
    assert 'href="/borgo/townhall/"' in page
    assert 'href="/borgo/office/"' not in page


def test_the_way_out_is_a_form(signed_in):
    page = signed_in.get(PROFILE).content.decode()

    assert '<form method="post" action="/borgo/accounts/logout/">' in page
