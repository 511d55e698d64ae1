"""A process under watch: started, started again when it dies, ended when asked."""

import signal
import subprocess
import sys
import time
from collections.abc import Sequence

from rione.config.processes import dying_with_parent

_SHORTEST_PAUSE = 0.3
_LONGEST_PAUSE = 20.0
# Whoever lived this long was well; its next death starts from the shortest pause again.
_WELL_AFTER = 20.0


class Child:
    """One of our own modules, run as a process of its own."""

    def __init__(self, name: str, module: Sequence[str], *, files: Sequence[int] = ()) -> None:
        self.name = name
        self.command = [sys.executable, "-m", *module]
        self.files = tuple(files)
        self.deaths = 0
        self._pause = _SHORTEST_PAUSE
        self._began = 0.0
        self._due = 0.0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def process_id(self) -> int | None:
        return self._process.pid if self._process else None

    def start(self) -> None:
        self._began = time.monotonic()
        self._process = subprocess.Popen(  # noqa: S603 (our own modules)
            self.command,
            stdin=subprocess.DEVNULL,
            pass_fds=self.files,
            # Ctrl-C in a terminal reaches a whole group; the supervisor decides who goes when.
            process_group=0,
            preexec_fn=dying_with_parent(signal.SIGTERM),
        )

    def look_after(self) -> str:
        """Start it again if it died and its pause is over; says what happened, or nothing."""
        if self._process is None:
            if time.monotonic() >= self._due:
                self.start()
            return ""
        status = self._process.poll()
        if status is None:
            return ""
        self.deaths += 1
        lived = time.monotonic() - self._began
        self._pause = (
            _SHORTEST_PAUSE if lived > _WELL_AFTER else min(self._pause * 2, _LONGEST_PAUSE)
        )
        self._due = time.monotonic() + self._pause
        self._process = None
        return f"The {self.name} ended by itself ({_how(status)}); it is started again."

    def ask_to_end(self) -> None:
        if self._process and self._process.poll() is None:
            self._process.send_signal(signal.SIGTERM)

    def make_end(self, patience: float) -> None:
        """Wait for it, by force after `patience` seconds."""
        if self._process is None:
            return
        try:
            self._process.wait(max(patience, 0.05))
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()
        self._process = None


def _how(status: int) -> str:
    return f"signal {signal.Signals(-status).name}" if status < 0 else f"status {status}"
