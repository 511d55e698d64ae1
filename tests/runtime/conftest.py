import pytest

from rione.config.database import SERVER
from tests.runtime.town import SECRET, Town, free_port


@pytest.fixture
def safe(tmp_path):
    """An environment that production starts with, but for its database."""
    return {
        "RIONE_VAR": str(tmp_path / "var"),
        "RIONE_SECRET_KEY": SECRET,
        "RIONE_ALLOWED_HOSTS": "localhost,127.0.0.1",
        "RIONE_BASE_URL": "https://localhost",
        "RIONE_MAIL_URL": "smtp://localhost:2525",
        "RIONE_MAIL_FROM": "Rione <no-reply@example.org>",
        "RIONE_PLAIN_HTTP": "1",
        "PORT": str(free_port()),
    }


@pytest.fixture
def start(tmp_path):
    """Start `rione ARGUMENTS`; whatever still runs when the test ends is killed."""
    started = []

    def start(*arguments, environment):
        log = tmp_path / f"town-{len(started)}.log"
        started.append(Town(arguments, environment, log))
        return started[-1]

    yield start
    for town in started:
        if town.process.poll() is None:
            family = town.family()
            town.process.kill()
            town.process.wait(10)
            for one in family:
                if one.is_running():
                    one.kill()


@pytest.fixture
def served(start, safe, database_url):
    """A server and a worker in production's way, on this test's database."""
    environment = {**safe, "DATABASE_URL": database_url(SERVER)}
    return start("serve", environment=environment).until_ready()
