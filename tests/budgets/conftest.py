from os import getpid

import pytest
from django.db import connections
from django.test import Client
from django.test.utils import CaptureQueriesContext

from rione.config.database import DATABASE
from tests.support.databases import copy_of, drop
from tests.support.served import demonstration_template


@pytest.fixture(scope="module")
def demonstration(django_db_setup, django_db_blocker):
    """The demonstration's two towns, with all their products, in a database of this file's own."""
    settings = connections["default"].settings_dict
    before, name = settings["NAME"], copy_of(demonstration_template(), f"{DATABASE}_b{getpid()}")
    with django_db_blocker.unblock():
        connections.close_all()
        settings["NAME"] = name
        yield
        connections.close_all()
        settings["NAME"] = before
    drop(name)


@pytest.fixture
def visit(demonstration):
    """Open an address as somebody new; the answer, and the queries it took."""

    def opened(address, client=None):
        with CaptureQueriesContext(connections["default"]) as queries:
            answer = (client or Client()).get(address)
        assert answer.status_code == 200, (address, answer.status_code)
        return answer, [query["sql"] for query in queries]

    return opened
