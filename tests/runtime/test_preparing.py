import psycopg
import pytest

from rione.config.database import OWNER, SERVER, Cluster
from rione.config.database.recorded import of_the_code
from rione.config.database.roles import APPEND_ONLY

pytestmark = pytest.mark.process


@pytest.mark.parametrize("table", APPEND_ONLY)
@pytest.mark.parametrize("deed", ["UPDATE {0} SET {1} = {1}", "DELETE FROM {}", "TRUNCATE {}"])
def test_the_server_cannot_change_the_past(database_url, table, deed):
    with psycopg.connect(database_url(SERVER)) as connection:
        column = connection.execute(f"TABLE {table}").description[0].name
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            connection.execute(deed.format(table, column))


def test_the_server_cannot_change_tables(database_url):
    with (
        psycopg.connect(database_url(SERVER)) as connection,
        pytest.raises(psycopg.errors.InsufficientPrivilege),
    ):
        connection.execute("ALTER TABLE accounts_person ADD COLUMN anything text")


def test_a_rewritten_migration_sets_the_old_database_aside(start, tmp_path):
    environment = {"RIONE_VAR": str(tmp_path), "PORT": "1"}

    def migrate():
        run = start("migrate", environment=environment)
        assert run.process.wait(60) == 0, run.said()
        return run.said()

    cluster = Cluster(tmp_path / "postgres")
    migrate()
    assert "set aside" not in migrate()
    some_migration = next(iter(of_the_code()))
    with cluster, psycopg.connect(cluster.url(OWNER), autocommit=True) as connection:
        connection.execute("CREATE TABLE kept (id int)")
        connection.execute(f'COMMENT ON DATABASE rione IS \'{{"{some_migration}": "older"}}\'')
    assert "set aside" in migrate()
    with cluster, psycopg.connect(cluster.superuser_url("rione")) as connection:
        names = [row[0] for row in connection.execute("SELECT datname FROM pg_database")]
        assert connection.execute("SELECT to_regclass('kept')").fetchone() == (None,)
        assert connection.execute("SELECT to_regclass('journal_entry')").fetchone() != (None,)
    assert len([name for name in names if name.startswith("rione_aside_")]) == 1
