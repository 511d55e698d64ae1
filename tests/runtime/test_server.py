import json
import re
import signal
from contextlib import closing, contextmanager
from http.client import HTTPConnection

import psycopg
import pytest
from django.test import override_settings

from rione.kit import live
from tests.runtime.town import SECRET, alive, until

pytestmark = pytest.mark.process


@contextmanager
def opened(town, path):
    """The answer to `path`, read as it arrives."""
    with closing(HTTPConnection("127.0.0.1", town.port, timeout=10)) as connection:
        connection.request("GET", path)
        with connection.getresponse() as response:
            yield response


def follow(town, *channels):
    """Open `/live/` for signed channels."""
    with override_settings(SECRET_KEY=SECRET):
        query = "&".join(f"channel={live.sign(channel)}" for channel in channels)
    return opened(town, f"/live/?{query}")


def publish(url, channel, what):
    news = json.dumps({"channel": channel, "what": what})
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("SELECT pg_notify(%s, %s)", [live.POSTGRES_CHANNEL, news])


def next_news(stream):
    while line := stream.readline().decode():
        if line.startswith("data: "):
            return json.loads(line[6:])
    return None


def test_the_shell(served, database_url):
    """What the shell answers by itself, asked of one server because starting one takes a while."""
    the_process_lives(served)
    static_files_are_kept_for_ever(served)
    too_much_is_refused_in_words(served)
    only_signed_channels_are_followed(served)
    news_arrives(served, database_url())
    news_arrives_after_the_database_broke_off(served, database_url())
    stopping_does_not_wait_for_open_pages(served)


def the_process_lives(town):
    assert town.get("/healthz").status == 200
    assert town.get("/readyz").text == "ready\n"


def static_files_are_kept_for_ever(town):
    page = town.get("/").text
    found = re.search(r"/static/[\w./-]+\.css", page)
    assert found, page
    sent = town.get(found[0], headers={"accept-encoding": "gzip, br"})
    assert sent.status == 200
    assert sent.headers["cache-control"] == "public, max-age=31536000, immutable"
    assert sent.headers["content-encoding"] == "br"
    assert sent.headers["x-content-type-options"] == "nosniff"
    again = town.get(found[0], headers={"if-none-match": sent.headers["etag"]})
    assert again.status == 304
    assert town.get("/static/../settings.py").status == 404


def too_much_is_refused_in_words(town):
    sent = town.get("/", "POST", body=b"x" * (25 * 1024 * 1024 + 1))
    assert sent.status == 413
    assert "25 MB" in sent.text
    just_within = town.get("/", "POST", body=b"x" * (25 * 1024 * 1024))
    assert just_within.status != 413


def only_signed_channels_are_followed(town):
    for query in ("", "?channel=order-1", "?channel=order-1:forged"):
        with opened(town, f"/live/{query}") as answer:
            assert answer.status == 403


def news_arrives(town, url):
    with follow(town, "order-1", "order-2") as stream:
        assert stream.status == 200
        assert stream.headers["content-type"].startswith("text/event-stream")
        publish(url, "order-9", "nobody follows this")
        publish(url, "order-2", "ready")
        assert next_news(stream) == {"channel": "order-2", "what": "ready"}


def news_arrives_after_the_database_broke_off(town, url):
    with follow(town, "order-1") as stream:
        with psycopg.connect(url, autocommit=True) as connection:
            connection.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                " WHERE application_name = 'rione live' AND datname = current_database()"
            )
        # What was missed meanwhile nobody knows: the page looks at everything again.
        assert next_news(stream) == {"channel": "order-1", "what": "refresh"}
        publish(url, "order-1", "ready")
        assert next_news(stream) == {"channel": "order-1", "what": "ready"}


def stopping_does_not_wait_for_open_pages(town):
    with follow(town, "order-1") as stream:
        stream.readline()
        family = town.family()
        status = town.end()
    assert status == 0
    assert alive(family) == []


def test_a_killed_server_and_worker_come_back(served):
    for module in ("rione.config.server", "rione.config.worker"):
        victim = served.child(module)
        victim.send_signal(signal.SIGKILL)
        victim.wait(5)
        until(lambda module=module, victim=victim: _another(served, module, victim.pid), within=10)
    until(served.answers, within=30)


def _another(town, module, killed):
    child = town.child(module)
    return child and child.pid != killed and alive([child])


def test_a_killed_supervisor_leaves_nothing(served):
    family = served.family()
    assert family
    served.process.kill()
    served.process.wait(5)
    until(lambda: not alive(family), within=8)
