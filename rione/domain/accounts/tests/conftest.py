import re

import pytest

from rione.domain.accounts.actions import register_person
from rione.domain.districts.tests.towns import make_district

PASSWORD = "una frase lunga"


@pytest.fixture
def district(db):
    return make_district()


@pytest.fixture
def ada(db):
    return register_person("ada@example.org", name="Ada", password=PASSWORD)


@pytest.fixture
def mailed(run_jobs, mailoutbox):
    """The last message once the worker has run; nothing leaves before."""

    def last():
        run_jobs()
        return mailoutbox[-1]

    return last


@pytest.fixture
def mailed_code(mailed):
    def code():
        return re.search(r"\b\d{6}\b", mailed().body)[0]

    return code


@pytest.fixture
def who(client):
    """The key of whoever is signed in in this browser, or None."""

    def key():
        found = client.session.get("_auth_user_id")
        return found and int(found)

    return key
