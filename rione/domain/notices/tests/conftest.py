import pytest

from rione.domain.districts.tests.towns import make_district
from rione.domain.notices.actions import Recipient, notify
from rione.domain.notices.models import Outgoing

BASE_URL = "https://rione.example"


@pytest.fixture(autouse=True)
def installed_at(settings):
    settings.RIONE_BASE_URL = BASE_URL


@pytest.fixture
def district(db):
    return make_district()


@pytest.fixture
def told(district):
    """Tell Ada that she is signed up already; returns the row of the outbox."""

    def tell(*, key="1", cause="account_exists", town=district, **facts):
        ada = Recipient("ada@example.org", "Ada", facts.pop("language", "it"))
        notice = notify(cause, key=key, district=town, to=ada, route="account_login", facts=facts)
        return Outgoing.objects.get(notice=notice)

    return tell


@pytest.fixture
def mail_server_down(monkeypatch):
    """A mail server that refuses until it is mended: `mail_server_down.undo()`."""

    def refuse(*_):
        raise ConnectionRefusedError("nobody answers")

    monkeypatch.setattr("django.core.mail.backends.locmem.EmailBackend.send_messages", refuse)
    return monkeypatch
