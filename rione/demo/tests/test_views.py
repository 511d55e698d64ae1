"""Being anybody, and reading everybody's mail."""

import json

import pytest
from django.core.mail import EmailMultiAlternatives
from django.core.management import call_command
from django.test import override_settings

from rione.demo.models import SentMessage
from rione.demo.people import everybody, people_of
from rione.domain.accounts.models import Person
from rione.domain.districts.models import District

pytestmark = pytest.mark.django_db
BACKEND = "rione.demo.mailbox.MailboxBackend"


@pytest.fixture
def district():
    return District.objects.create(
        slug="pioltello",
        name="Pioltello",
        market_name="Mercato",
        town_hall="Comune",
        latitude=45.5,
        longitude=9.3,
        operator_name="Comune",
        delivery_operator_name="Cooperativa",
    )


@pytest.fixture
def officer(district):
    return Person.objects.create_user("officer@pioltello.example", name="Marco")


@pytest.fixture
def letter():
    with override_settings(EMAIL_BACKEND=BACKEND):
        mail = EmailMultiAlternatives(
            "Il tuo <ordine>",
            "Ecco: https://rione.example/pioltello/ <script>",
            "Mercato <mercato@pioltello.example>",
            ["Anna <resident@pioltello.example>"],
        )
        mail.attach_alternative("<p>Ecco<script>alert(1)</script></p>", "text/html")
        mail.send()
    return SentMessage.objects.get()


@pytest.mark.parametrize("method", ["get", "post"])
def test_an_address_signs_in_and_leads_to_the_persons_face(client, officer, method):
    answer = getattr(client, method)("/pioltello/demo/as/officer/")
    assert answer.status_code == 302
    assert answer["Location"] == "/pioltello/townhall/"
    assert client.session["_auth_user_id"] == str(officer.pk)


def test_the_form_in_the_footer_signs_in(client, officer):
    answer = client.post("/pioltello/demo/as/", {"who": "officer"})
    assert answer["Location"] == "/pioltello/townhall/"


@pytest.mark.parametrize("who", ["nobody", "keeper-nowhere", "resident"])
def test_whoever_is_not_there_is_not_found(client, officer, who):
    assert client.get(f"/pioltello/demo/as/{who}/").status_code == 404


def test_the_mailbox_lists_every_message(client, letter):
    assert "Il tuo &lt;ordine&gt;" in client.get("/demo/mailbox/").content.decode()


def test_an_empty_mailbox_says_what_to_do(client):
    assert client.get("/demo/mailbox/").status_code == 200


def test_a_message_is_shown_with_its_links_and_without_its_scripts(client, letter):
    page = client.get(f"/demo/mailbox/{letter.pk}/").content.decode()
    assert 'href="https://rione.example/pioltello/"' in page
    assert "<script>alert" not in page
    assert "&lt;script&gt;" in page


def test_its_html_is_shut_in(client, letter):
    answer = client.get(f"/demo/mailbox/{letter.pk}/html/")
    assert "sandbox" in answer["Content-Security-Policy"]
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "SAMEORIGIN"


def test_the_mailbox_answers_inside_a_town_too(client, district, letter):
    assert client.get("/pioltello/demo/mailbox/").status_code == 200
    assert client.get(f"/pioltello/demo/mailbox/{letter.pk}/").status_code == 200


def test_everybody_is_listed_with_the_address_that_signs_in(capsys):
    call_command("demo_people", "--json")
    listed = json.loads(capsys.readouterr().out)
    assert len(listed) == len(everybody()) == 42 + 6 + 8 + 6
    one = next(each for each in listed if each["who"] == "rider-3")
    assert one["address"].endswith("/pioltello/demo/as/rider-3/")
    assert one["roles"] == ["rider", "keeper"]
    assert {"who", "district", "name", "email", "role", "address"} <= set(one)


def test_people_are_listed_for_reading_with_their_password(capsys):
    call_command("demo_people")
    said = capsys.readouterr().out
    assert "/sesto/demo/as/officer/" in said
    assert "mercato-di-prova" in said


def test_everybody_can_be_told_apart():
    for slug in ("pioltello", "sesto"):
        names = [person.who for person in people_of(slug)]
        assert len(names) == len(set(names))
    assert people_of("altrove") == ()
