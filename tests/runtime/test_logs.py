import json
import logging

from rione.config.logs import JsonLines

TOKEN = "0123456789abcdef" * 2


def written(message, **extra):
    record = logging.LogRecord("rione", logging.INFO, "", 0, message, (), None)
    record.__dict__.update(extra)
    return json.loads(JsonLines().format(record))


def test_the_link_that_opens_an_order_is_not_written_down():
    line = written("page", path=f"/pioltello/orders/K7M4QX/{TOKEN}/", status=302)

    assert line["path"] == "/pioltello/orders/K7M4QX/…/"


def test_the_end_of_the_journals_chain_is_written_down_whole():
    line = written("journal sealed", district_id=3, position=41, digest="ab" * 32)

    assert (line["district_id"], line["position"], line["digest"]) == (3, 41, "ab" * 32)
