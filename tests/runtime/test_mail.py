import pytest
from django.core.mail import get_connection

from rione.config import mail


def test_without_an_address_mail_is_kept_in_memory():
    assert mail.settings("").backend.endswith("locmem.EmailBackend")


def test_a_mail_server_of_ones_own():
    found = mail.settings("smtp://ada:p%40ss@mail.example.org?tls=start")

    assert (found.host, found.port, found.user, found.password) == (
        "mail.example.org",
        587,
        "ada",
        "p@ss",
    )
    assert (found.starttls, found.tls) == (True, False)
    assert mail.settings("smtps://mail.example.org").port == 465


@pytest.mark.parametrize(
    ("url", "service"),
    [
        ("brevo://k3y@example.org", {"BREVO_API_KEY": "k3y"}),
        (
            "mailgun://k3y@mg.example.org",
            {"MAILGUN_API_KEY": "k3y", "MAILGUN_SENDER_DOMAIN": "mg.example.org"},
        ),
        (
            "mailjet://k3y:s%2Fcret@example.org",
            {"MAILJET_API_KEY": "k3y", "MAILJET_SECRET_KEY": "s/cret"},
        ),
    ],
)
def test_a_mail_service(url, service):
    found = mail.settings(url)

    assert found.service == service
    assert found.backend.startswith("anymail.backends.")


@pytest.mark.parametrize(
    "url", ["ftp://mail.example.org", "smtp:", "brevo://example.org", "mailjet://key@example.org"]
)
def test_what_leads_nowhere_is_refused(url):
    with pytest.raises(ValueError, match="RIONE_MAIL_URL"):
        mail.settings(url)


@pytest.mark.parametrize("scheme", ["brevo", "mailgun", "mailjet", "postmark", "resend"])
def test_every_service_is_one_that_exists(scheme, settings):

    found = mail.settings(f"{scheme}://key:secret@example.org")
    settings.ANYMAIL = found.service

    assert get_connection(found.backend) is not None
