import signal
import subprocess
import sys
from pathlib import Path

import psutil
import psycopg
import pytest

from rione.config.database import OWNER, SERVER, Cluster, create, in_use
from tests.runtime.town import alive, until

pytestmark = pytest.mark.process

KEEPER = """
import sys, time
from pathlib import Path
from rione.config.database import Cluster
cluster = Cluster(Path(sys.argv[1]), durable=False)
cluster.start()
print(cluster.process_id, flush=True)
time.sleep(600)
"""


@pytest.fixture
def folder(tmp_path):
    return tmp_path / "postgres"


def test_it_starts_serves_and_stops(folder):
    with Cluster(folder, durable=False) as cluster:
        create(cluster)
        create(cluster)
        for role in (OWNER, SERVER):
            with psycopg.connect(cluster.url(role)) as connection:
                assert connection.execute("SELECT current_user").fetchone() == (role,)
        process = psutil.Process(cluster.process_id)
    assert not alive([process])
    assert not (folder / "postmaster.pid").exists()


def test_it_dies_with_whoever_started_it_and_starts_again(folder):
    keeper = subprocess.Popen(
        [sys.executable, "-c", KEEPER, str(folder)], stdout=subprocess.PIPE, text=True
    )
    postgres = psutil.Process(int(keeper.stdout.readline()))
    with pytest.raises(BlockingIOError):
        Cluster(folder, durable=False).start()
    keeper.send_signal(signal.SIGKILL)
    keeper.wait(5)
    keeper.stdout.close()
    until(lambda: not alive([postgres]), within=5)
    with Cluster(folder, durable=False) as cluster:
        assert cluster.answers()


def test_what_a_crash_left_behind_is_cleared(folder):
    with Cluster(folder, durable=False):
        pass
    # The number in the file belongs to another process by now: this very one.
    (folder / "postmaster.pid").write_text(f"{psutil.Process().pid}\n{folder}\n1\n5432\n\n\n\n")
    with Cluster(folder, durable=False) as cluster:
        assert cluster.answers()


def test_a_creation_that_was_interrupted_begins_again(folder):
    folder.mkdir()
    (folder / "PG_VERSION").write_text("18\n")
    with Cluster(folder, durable=False) as cluster:
        assert cluster.answers()


def test_commands_share_one_that_runs(folder):
    with Cluster(folder, durable=False) as running:
        with in_use(Cluster(folder, durable=False)):
            pass
        assert running.alive


def test_a_long_path_is_no_obstacle(tmp_path):
    deep = tmp_path / ("x" * 60) / ("y" * 60) / "postgres"
    with Cluster(deep, durable=False) as cluster:
        assert len(str(cluster.sockets)) < 100
        with psycopg.connect(cluster.superuser_url()):
            pass
    assert Path(cluster.sockets).exists()
