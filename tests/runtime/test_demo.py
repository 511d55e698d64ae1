import signal

import psutil
import psycopg
import pytest

from rione.config.database import OWNER, Cluster
from tests.runtime.town import alive, free_port, until

pytestmark = [pytest.mark.process, pytest.mark.full]


@pytest.fixture
def demo(start, tmp_path):
    """Start the demonstration on the same folder again and again."""
    environment = {"RIONE_VAR": str(tmp_path / "var"), "PORT": str(free_port())}
    return lambda *options: start("demo", *options, environment=environment)


@pytest.fixture
def database(tmp_path):
    """Read one value from the running demonstration's database."""
    url = Cluster(tmp_path / "var" / "postgres").url(OWNER)

    def value(statement):
        with psycopg.connect(url) as connection:
            return connection.execute(statement).fetchone()[0]

    return value


def test_started_used_killed_started_again(demo, database):
    first = demo().until_ready(120)
    until(lambda: "/demo/as/rider-1/" in first.said())
    for path in ("/", "/pioltello/", "/sesto/", "/demo/mailbox/"):
        assert first.get(path).status == 200, path
    a_second_one_says_so(demo)
    everything_comes_back_after_a_kill(first)
    people = database("SELECT count(*) FROM accounts_person")
    a_job_is_in_hand(database)

    family = first.family()
    first.process.kill()
    first.process.wait(5)
    until(lambda: not alive(family), within=10)

    again = demo().until_ready(30)
    assert database("SELECT count(*) FROM accounts_person") == people
    assert database("SELECT status <> 'doing' FROM procrastinate_jobs WHERE id = -1")
    family = again.family()
    status = again.end(signal.SIGINT)
    assert (status, alive(family)) == (0, [])

    fresh = demo("--fresh").until_ready(60)
    assert database("SELECT count(*) FROM procrastinate_jobs WHERE id = -1") == 0
    fresh.end()


def a_second_one_says_so(demo):
    second = demo()
    assert second.process.wait(20) == 1
    assert "already runs on" in second.said()


def everything_comes_back_after_a_kill(town):
    children = psutil.Process(town.process.pid).children()
    for child in children:
        child.kill()
    psutil.wait_procs(children, timeout=5)
    until(town.answers, within=20)
    until(lambda: len(alive(psutil.Process(town.process.pid).children())) >= len(children))


def a_job_is_in_hand(database):
    """A job that a worker holds which will be killed before it is done."""
    database(
        "INSERT INTO procrastinate_jobs (id, task_name, status, queue_name, args)"
        " VALUES (-1, 'nobody:knows', 'doing', 'default', '{}') RETURNING id"
    )
