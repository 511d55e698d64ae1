from allauth.account.models import EmailAddress
from django.test import Client

from rione.domain.accounts.models import Person

AT = "/borgo/accounts"


def sign_up(client, email="ben@example.org", *, at=AT, **more):
    return client.post(f"{at}/signup/", {"name": "Ben", "email": email, "password1": "", **more})


def type_code(client, code, *, at=AT):
    return client.post(f"{at}/confirm-email/", {"code": code})


def test_a_name_an_address_and_the_code_are_enough(client, district, mailed_code, who):
    asked = sign_up(client)
    answer = type_code(client, mailed_code())

    ben = Person.objects.get(email="ben@example.org")
    assert asked["Location"].startswith(f"{AT}/confirm-email/")
    assert answer["Location"] == "/borgo/"
    assert who() == ben.pk
    assert (ben.name, ben.language, ben.has_usable_password()) == ("Ben", "it", False)
    assert EmailAddress.objects.get(user=ben).verified


def test_who_signs_up_in_english_is_written_to_in_english(client, district, mailed):
    sign_up(client, at="/borgo/en/accounts")

    assert Person.objects.get().language == "en"
    assert "Welcome to Mercato di Borgo" in mailed().body


def test_before_the_code_nobody_is_in(client, district, who):
    sign_up(client, password1="una frase lunga")
    assert who() is None

    client.post(f"{AT}/login/", {"login": "ben@example.org", "password": "una frase lunga"})
    assert who() is None


def test_a_known_address_gets_the_same_answer_and_a_mail_that_says_so(
    client, district, ada, mailed
):
    new = sign_up(Client(), "new@example.org")
    known = sign_up(client, "ada@example.org")

    assert (new.status_code, new["Location"]) == (known.status_code, known["Location"])
    assert client.get(known["Location"]).status_code == 200
    assert "Hai già un profilo" in mailed().subject
    assert Person.objects.count() == 2


def test_what_is_wrong_is_said_at_its_field_and_the_rest_is_kept(client, district):
    page = sign_up(client, "no address", password1="corta").content.decode()

    assert page.count('aria-invalid="true"') == 2
    assert 'value="Ben"' in page
    assert 'value="no address"' in page
    assert Person.objects.count() == 0
