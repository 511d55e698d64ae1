"""The real thing for journeys: `rione demo` as people start it, on a database of its own."""

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from pathlib import Path

import pytest

from rione.config.database import DATABASE, OWNER, SERVER
from rione.config.locks import Held
from rione.config.processes import dying_with_parent
from tests.support.cluster import cluster
from tests.support.databases import copy_of, drop, migrated_template, rione, run_folder

TEMPLATE = f"{DATABASE}_demo"
RIONE = (sys.executable, "-m", "rione.config.command_line")


@dataclass
class Served:
    """A running demonstration: its address, its folder, its database, its process."""

    port: int
    folder: Path
    database: str
    process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self, *, patience: float = 90) -> None:
        with (self.folder / "demo.log").open("ab") as log:
            self.process = subprocess.Popen(
                [*RIONE, "demo"],
                env=environment(self.folder, self.database, PORT=str(self.port)),
                stdout=log,
                stderr=log,
                start_new_session=True,
                preexec_fn=dying_with_parent(signal.SIGINT),  # tests that are killed leave nothing
            )
        ends = time.monotonic() + patience
        while not self.answers():
            if time.monotonic() > ends or self.process.poll() is not None:
                self.stop()
                raise RuntimeError(self.log())
            time.sleep(0.1)

    def answers(self) -> bool:
        try:
            ready = f"{self.address}/readyz"
            return urllib.request.urlopen(ready, timeout=5).status == 200
        except (urllib.error.URLError, OSError):
            return False

    def log(self) -> str:
        return (self.folder / "demo.log").read_text(errors="replace")

    def kill(self) -> None:
        """End the demonstration as a power cut would: no chance to tidy up."""
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        if self.process and self.process.poll() is None:
            self.process.send_signal(signal.SIGINT)
            try:
                self.process.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
        self.process = None


def environment(folder: Path, database: str, **more: str) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("COV_CORE")}
    kept.pop("RIONE_AS_OWNER", None)
    return {
        **kept,
        "DJANGO_SETTINGS_MODULE": "rione.config.settings",
        "RIONE_DEMO": "1",
        "RIONE_VAR": str(folder),
        "DATABASE_URL": cluster().url(SERVER, database),
        "DATABASE_OWNER_URL": cluster().url(OWNER, database),
        **more,
    }


def demonstration_template() -> str:
    """The name of a database with the demonstration towns in it; whoever asks first fills it."""
    done = run_folder() / f"{TEMPLATE}.ready-to-copy"
    only_one = Held(run_folder() / f"{TEMPLATE}.lock")
    only_one.take(patience=180)
    try:
        if not done.exists():
            migrated = migrated_template()
            # What a load left behind that failed must not hide why it failed.
            drop(TEMPLATE)
            copy_of(migrated, TEMPLATE)
            rione("demo-load", **environment(run_folder(), TEMPLATE))
            done.touch()
    finally:
        only_one.release()
    return TEMPLATE


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def serve_demo(folder: Path) -> Served:
    """Start a demonstration in `folder` on its own copy of the towns; stop it yourself."""
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    served = Served(port, folder, copy_of(demonstration_template(), f"{DATABASE}_served_{port}"))
    served.start()
    return served


@pytest.fixture(scope="session")
def town(tmp_path_factory):
    """One demonstration that the journeys of this worker share; each uses its own people."""
    served = serve_demo(tmp_path_factory.mktemp("town"))
    yield served
    served.stop()
    drop(served.database)


@pytest.fixture
def own_town(tmp_path):
    """A demonstration of this test's own, for killing, counting and altering."""
    served = serve_demo(tmp_path / "var")
    yield served
    served.stop()
    drop(served.database)
