import pytest
from django.test import Client

from rione.domain.accounts.tests.conftest import PASSWORD
from rione.domain.districts.tests.towns import make_district

AT = "/borgo/accounts"


def ask_code(client, email="ada@example.org", *, at=AT, **more):
    return client.post(f"{at}/login/code/", {"email": email, **more})


def type_code(client, code, *, at=AT, **more):
    return client.post(f"{at}/login/code/confirm/", {"code": code, **more})


def test_a_mailed_code_signs_in(client, district, ada, mailed_code, mailoutbox, who):
    asked = ask_code(client)
    assert asked["Location"] == f"{AT}/login/code/confirm/"
    assert mailoutbox == [], "nothing is sent while the page waits"

    answer = type_code(client, mailed_code())

    assert (answer.status_code, answer["Location"]) == (302, "/borgo/")
    assert who() == ada.pk


def test_the_page_for_the_code_is_easy_on_a_phone(client, district, ada):
    page = client.get(ask_code(client)["Location"]).content.decode()

    assert 'inputmode="numeric"' in page
    assert 'autocomplete="one-time-code"' in page
    assert "ada@example.org" in page


def test_capital_letters_in_the_address_make_no_difference(client, district, ada, mailed_code, who):
    ask_code(client, "Ada@Example.ORG")
    type_code(client, mailed_code())

    assert who() == ada.pk


def test_a_wrong_code_is_said_at_its_field_and_three_are_enough(client, district, ada, who):
    ask_code(client)

    first = type_code(client, "000000")
    assert first.status_code == 200
    assert "Non è questo il codice" in first.content.decode()
    assert 'aria-invalid="true"' in first.content.decode()
    for _ in range(3):
        last = type_code(client, "000000")

    assert last["Location"].startswith(f"{AT}/login/")
    assert who() is None


def test_a_code_works_once(client, district, ada, mailed_code):
    ask_code(client)
    code = mailed_code()
    type_code(client, code)

    other = Client()
    ask_code(other)
    type_code(other, code)

    assert "_auth_user_id" not in other.session


def test_an_unknown_address_gets_the_same_answer_and_another_mail(client, district, ada, mailed):
    known = ask_code(Client(), "ada@example.org")
    unknown = ask_code(client, "nobody@example.org")

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    page = client.get(unknown["Location"])
    assert page.status_code == 200
    assert "Non conosciamo ancora questo indirizzo" in mailed().alternatives[0].content


def test_a_password_signs_in_too(client, district, ada, who):
    answer = client.post(f"{AT}/login/", {"login": "ada@example.org", "password": PASSWORD})

    assert answer["Location"] == "/borgo/"
    assert who() == ada.pk


@pytest.mark.parametrize("email", ["ada@example.org", "nobody@example.org"])
def test_a_wrong_password_and_an_unknown_address_sound_the_same(client, district, ada, email, who):
    page = client.post(f"{AT}/login/", {"login": email, "password": "quite wrong indeed"})

    assert page.status_code == 200
    assert "o la password non" in page.content.decode()
    assert f'value="{email}"' in page.content.decode()
    assert who() is None


def test_a_closed_profile_does_not_open(client, district, ada, who):
    ada.is_active = False
    ada.save()

    client.post(f"{AT}/login/", {"login": "ada@example.org", "password": PASSWORD})
    ask_code(client)

    assert who() is None


@pytest.mark.parametrize(
    "wish",
    [
        "/borgo/checkout/",
        "/borgo/en/checkout/?slot=3",
        "/borgo/orders/K7M4QX/",
    ],
)
def test_whoever_came_from_a_page_of_the_town_goes_back_there(
    client, district, ada, mailed_code, wish
):
    ask_code(client, next=wish)

    assert type_code(client, mailed_code(), next=wish)["Location"] == wish


@pytest.mark.parametrize(
    "wish",
    [
        "/ponte/checkout/",
        "/borgo/../ponte/",
        "/borgo/%2e%2e/ponte/",
        "/borgofinto/",
        "https://evil.example/borgo/",
        "//evil.example/borgo/",
        "javascript:alert(1)",
        "/",
    ],
)
def test_nobody_is_led_out_of_the_town(client, district, ada, wish):
    make_district("ponte")

    answer = client.post(
        f"{AT}/login/", {"login": "ada@example.org", "password": PASSWORD, "next": wish}
    )

    assert answer["Location"] == "/borgo/"


def test_in_another_language_one_stays_in_it(client, district, ada):
    words = {"login": "ada@example.org", "password": PASSWORD}
    at_home = client.post(f"{AT}/login/", {**words, "next": "/borgo/checkout/"})
    abroad = Client().post("/borgo/en/accounts/login/", words)

    assert at_home["Location"] == "/borgo/checkout/"
    assert abroad["Location"] == "/borgo/en/"


def test_outside_any_town_one_signs_in_as_well(client, ada, mailed, who):
    ask_code(client, at="/accounts")
    mail = mailed()
    answer = type_code(client, mail.subject.split()[0], at="/accounts")

    assert answer["Location"] == "/"
    assert who() == ada.pk
    assert mail.from_email.startswith("Rione <")


def test_the_mail_is_in_the_receivers_language(client, district, ada, mailed):
    ada.language = "en"
    ada.save()

    ask_code(client)

    assert "is your code to sign in" in mailed().subject


def test_signing_out_needs_a_press_and_leads_home(client, district, ada, who):
    client.force_login(ada)

    assert client.get(f"{AT}/logout/").status_code == 200
    assert who() == ada.pk
    assert client.post(f"{AT}/logout/")["Location"] == "/borgo/"
    assert who() is None


def test_who_asks_for_too_many_codes_is_told_to_wait(client, district, ada):
    for _ in range(3):
        ask_code(Client())

    page = ask_code(client).content.decode()

    assert "Troppi tentativi" in page
    assert "ada@example.org" in page


def test_who_hammers_at_the_door_gets_a_page_that_says_so(client, district):
    for _ in range(31):
        answer = client.post(f"{AT}/login/", {})

    assert answer.status_code == 429
    assert "Aspetta qualche minuto" in answer.content.decode()


@pytest.mark.parametrize("form", ["login/code", "password/reset", "signup"])
def test_an_address_longer_than_any_is_said_at_its_field(client, district, form):
    typed = {"email": f"{'a' * 250}@example.org", "name": "Ada"}

    answer = client.post(f"{AT}/{form}/", typed)

    assert answer.status_code == 200
    assert 'aria-invalid="true"' in answer.content.decode()
