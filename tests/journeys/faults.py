"""Where a page says what is wrong: at the field, tied to it for those who listen."""

import re
from contextlib import contextmanager

import psycopg
from playwright.sync_api import expect

from rione.config.database import OWNER
from tests.support.cluster import cluster

SAID = """
    field => field.getAttribute("aria-describedby").split(" ")
        .map(id => document.getElementById(id))
        .filter(place => place && !place.id.endsWith("_helptext"))
        .map(place => place.innerText.trim()).join(" ")
"""


def sentence_at(field):
    """What `aria-describedby` of a field or group leads to, without its hint."""
    expect(field).to_have_attribute("aria-describedby", re.compile("error|said"))
    return field.evaluate(SAID)


@contextmanager
def meanwhile(town, change, undo):
    """Something happens in the town that nobody at this browser has done, and passes again."""
    url = cluster().url(OWNER, town.database)
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(change)
        try:
            yield
        finally:
            connection.execute(undo)
