import pytest

from rione.config.database import OWNER

pytestmark = pytest.mark.process


def test_without_settings_it_names_each_one(start, tmp_path):
    town = start("serve", environment={"RIONE_VAR": str(tmp_path), "PORT": "1"})
    assert town.process.wait(30) == 1
    for setting in ("DATABASE_URL", "RIONE_SECRET_KEY", "RIONE_ALLOWED_HOSTS", "RIONE_MAIL_URL"):
        assert setting in town.said()


def test_a_database_that_does_not_answer_is_named(start, safe):
    elsewhere = "postgresql://rione_server@127.0.0.1:9/rione"
    town = start("serve", environment={**safe, "DATABASE_URL": elsewhere})
    assert town.process.wait(30) == 1
    assert "DATABASE_URL: does not answer" in town.said()


def test_the_owner_of_the_tables_does_not_serve(start, safe, database_url):
    town = start("serve", environment={**safe, "DATABASE_URL": database_url(OWNER)})
    assert town.process.wait(30) == 1
    assert "DATABASE_URL: uses the role that owns the tables" in town.said()
