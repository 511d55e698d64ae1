"""Locks on files that vanish with the process that holds them, however it ends."""

import fcntl
import os
import time
from pathlib import Path


class Held:
    """A lock on the file `path`, taken by one process alone or shared by many."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._file: int | None = None

    def take(self, *, patience: float = 0) -> None:
        """Take it alone, or raise `BlockingIOError` after `patience` seconds."""
        self._lock(fcntl.LOCK_EX, patience)

    def share(self, *, patience: float = 60) -> None:
        """Hold it together with others, or raise `BlockingIOError` after `patience` seconds."""
        self._lock(fcntl.LOCK_SH, patience)

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None

    def _lock(self, kind: int, patience: float) -> None:
        self.release()
        self.path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self.path, os.O_RDWR | os.O_CREAT, 0o600)
        ends = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(file, kind | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() >= ends:
                    os.close(file)
                    raise
                time.sleep(0.1)
            else:
                self._file = file
                return
