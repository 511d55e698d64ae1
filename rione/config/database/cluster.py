"""The embedded PostgreSQL: one folder, one process, which never outlives its starter."""

import hashlib
import os
import shutil
import signal
import subprocess
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

import psutil

from rione.config.database import address, programs
from rione.config.locks import Held
from rione.config.processes import dying_with_parent

_SUPERUSER = "postgres"
_LONGEST_SOCKET_PATH = 90
_FAST_AND_FORGETFUL = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")


class CannotStart(Exception):
    """PostgreSQL did not come up; the message holds the last lines of its log."""


class Cluster:
    """A folder of data and the PostgreSQL that serves it through a socket only its owner reaches.

    `durable=False` trades safety for speed, for tests whose data nobody will miss.
    """

    def __init__(self, folder: Path, *, durable: bool = True, connections: int = 100) -> None:
        self.folder = folder.resolve()
        self.durable = durable
        self.connections = connections
        self.owned = Held(self.folder.with_name(f"{self.folder.name}.owner"))
        self.used = Held(self.folder.with_name(f"{self.folder.name}.users"))
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def sockets(self) -> Path:
        if len(str(self.folder)) <= _LONGEST_SOCKET_PATH:
            return self.folder
        name = hashlib.sha256(str(self.folder).encode()).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"rione-{name}"

    def url(self, role: str = address.SERVER, database: str = address.DATABASE) -> str:
        return address.socket_url(self.sockets, role=role, database=database)

    def superuser_url(self, database: str = _SUPERUSER) -> str:
        return self.url(_SUPERUSER, database)

    def start(self, *, patience: float = 0) -> None:
        """Start PostgreSQL as a child, clearing away what a killed one left behind.

        Refuses with `BlockingIOError` while another living process has it, after `patience`
        seconds.
        """
        self.owned.take(patience=patience)
        self.end_orphan()
        self._create()
        programs.give(self.folder)
        self._spawn()
        self._wait_until_it_answers()

    def answers(self) -> bool:
        """Whether PostgreSQL, whoever started it, says it is ready."""
        left = self.folder / "postmaster.pid"
        lines = left.read_text().splitlines() if left.exists() else []
        ours = self._process is None or (bool(lines) and lines[0] == str(self._process.pid))
        return ours and bool(lines) and lines[-1].strip() == "ready"

    def stop(self, *, patience: float = 10) -> None:
        """Stop it in an orderly way, by force after `patience` seconds."""
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGINT)
            try:
                self._process.wait(patience)
            except subprocess.TimeoutExpired:
                self._process.send_signal(signal.SIGQUIT)
                self._process.wait(10)
        self._process = None
        self.owned.release()

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.stop()

    @property
    def alive(self) -> bool:
        return self._process is not None and self._process.poll() is None

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process else None

    def end_orphan(self) -> None:
        """End a PostgreSQL that outlived whoever started it; forget one that is long dead."""
        left = self.folder / "postmaster.pid"
        if not left.exists():
            return
        first = left.read_text().partition("\n")[0].strip()
        process = _postgres_of(self.folder, int(first)) if first.isdigit() else None
        if process is None:
            left.unlink(missing_ok=True)
            return
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except psutil.TimeoutExpired:
            process.send_signal(signal.SIGQUIT)
            process.wait(10)

    def _create(self) -> None:
        if (self.folder / "rione.created").exists():
            return
        shutil.rmtree(self.folder, ignore_errors=True)  # a creation that was interrupted
        self.folder.mkdir(parents=True, mode=0o700)
        programs.give(self.folder)
        # A fixed locale: the same order of words on every machine.
        command = [
            str(programs.folder() / "initdb"),
            *("--pgdata", str(self.folder), "--username", _SUPERUSER, "--auth=trust"),
            *("--encoding=UTF8", "--locale=C", "--locale-provider=builtin"),
            *("--builtin-locale=C.UTF-8", "--no-instructions"),
            *(() if self.durable else ("--no-sync",)),
        ]
        user = programs.stand_in()
        made = subprocess.run(  # noqa: S603 (our own command)
            command,
            capture_output=True,
            text=True,
            check=False,
            cwd="/",
            user=user,
            group=user,
            extra_groups=[] if user else None,
        )
        if made.returncode:
            raise CannotStart(made.stderr)
        (self.folder / "rione.created").touch()

    def _spawn(self) -> None:
        if self.sockets != self.folder:
            self._make_socket_folder()
        settings = [
            "listen_addresses=",
            f"unix_socket_directories={self.sockets}",
            f"max_connections={self.connections}",
            "timezone=UTC",
            "log_timezone=UTC",
            *(() if self.durable else _FAST_AND_FORGETFUL),
        ]
        options = [part for setting in settings for part in ("-c", setting)]
        user = programs.stand_in()
        with (self.folder / "log").open("ab") as log:
            self._process = subprocess.Popen(  # noqa: S603 (our own command)
                [str(programs.folder() / "postgres"), "-D", str(self.folder), *options],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                cwd="/",
                # Ctrl-C in a terminal reaches a whole group; the database leaves last.
                process_group=0,
                preexec_fn=dying_with_parent(signal.SIGINT),
                user=user,
                group=user,
                extra_groups=[] if user else None,
            )

    def _make_socket_folder(self) -> None:
        """A folder with a short path for the socket, in a place where others may write too."""
        self.sockets.mkdir(mode=0o700, exist_ok=True)
        if self.sockets.stat().st_uid != self.folder.stat().st_uid:
            if self.sockets.stat().st_uid != os.geteuid():
                raise CannotStart(f"{self.sockets} belongs to somebody else.")
            programs.give(self.sockets)
        self.sockets.chmod(0o700)

    def _wait_until_it_answers(self) -> None:
        ends = time.monotonic() + 30
        while time.monotonic() < ends and self.alive:
            if self.answers():
                return
            time.sleep(0.02)
        log = (self.folder / "log").read_text(errors="replace").splitlines()[-8:]
        self.stop()
        raise CannotStart("\n".join(log))


def _postgres_of(folder: Path, number: int) -> psutil.Process | None:
    """The living PostgreSQL of `folder` with that number; None if the number is another's now."""
    try:
        process = psutil.Process(number)
        mine = str(folder) in process.cmdline() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.Error:
        return None
    return process if mine else None
