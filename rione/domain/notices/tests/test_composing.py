import pytest

from rione.domain.districts.tests.towns import make_district
from rione.domain.notices.sending import attempt


@pytest.fixture
def received(told, mailoutbox):
    def receive(**wishes):
        attempt(told(**wishes).pk)
        return mailoutbox[-1]

    return receive


def html(mail):
    return mail.alternatives[0].content


def test_a_message_leads_to_the_page_of_its_district(received):
    mail = received()

    assert "https://rione.example/borgo/accounts/login/" in mail.body
    assert 'href="https://rione.example/borgo/accounts/login/"' in html(mail)


def test_in_another_language_the_address_says_so(received):
    mail = received(language="en")

    assert "https://rione.example/borgo/en/accounts/login/" in mail.body
    assert mail.subject == "You are already signed up to Mercato di Borgo"
    assert '<html lang="en"' in html(mail)


def test_a_district_with_its_own_domain_is_led_to_by_it(received):
    town = make_district("ponte", own_domain="mercato.ponte.example")

    mail = received(town=town)
    english = received(town=town, language="en", key="2")

    assert "https://mercato.ponte.example/accounts/login/" in mail.body
    assert "https://mercato.ponte.example/en/accounts/login/" in english.body


def test_outside_any_district_the_installation_writes(received):
    mail = received(town=None)

    assert "https://rione.example/accounts/login/" in mail.body
    assert mail.from_email.startswith("Rione <")


def test_the_district_writes_under_its_own_name_and_colour(received):
    mail = received()

    assert mail.from_email.startswith("Mercato di Borgo <")
    assert mail.reply_to == ["aiuto@borgo.example"]
    assert "#0b5d4e" in html(mail)
    assert "Comune di Borgo" in mail.body


def test_the_receiver_is_written_to_in_italian(received):
    mail = received()

    assert mail.subject == "Hai già un profilo su Mercato di Borgo"
    assert "Ciao Ada," in mail.body


def test_words_of_people_are_escaped_in_html_and_left_alone_in_text(received):
    mail = received(town=make_district("rio", market_name="Frutta & Co <b>"))

    assert "Frutta &amp; Co &lt;b&gt;" in html(mail)
    assert "Frutta & Co <b>" in mail.body
    assert "&amp;" not in mail.subject


def test_a_name_over_two_lines_cannot_add_a_header(received):
    mail = received(town=make_district("rio", market_name="Rio\nBcc: all@example.org"))

    assert "\n" not in mail.subject
    assert mail.message()["Bcc"] is None
