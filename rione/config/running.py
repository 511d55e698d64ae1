"""The demo that runs: one at a time on a machine's `var/`, and nothing left of a killed one."""

import json
import os
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

import psutil

from rione.config import surroundings
from rione.config.locks import Held

_OURS = ("rione.config.server", "rione.config.worker")
_PORT_IS_FREED_WITHIN = 5.0


class AlreadyRunning(Exception):
    """Another demo runs on the same data; the message says where."""


class Running:
    """Held while the demo runs; `record` tells a second one where, and the next one of a kill."""

    def __init__(self, record: Path, address: str) -> None:
        self.record = record
        self.address = address
        self.patience = 0.0
        self._held = Held(record.with_suffix(".lock"))

    def __enter__(self) -> Self:
        try:
            self._held.take()
        except BlockingIOError as error:
            raise AlreadyRunning(self._where()) from error
        if self.record.exists():
            # The last one was killed: what it left ends now, and its port is free in a moment.
            end_leftovers()
            self.patience = _PORT_IS_FREED_WITHIN
        self.record.write_text(json.dumps({"address": self.address, "process": os.getpid()}))
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.record.unlink(missing_ok=True)
        self._held.release()

    def _where(self) -> str:
        known = _known(self.record)
        if not known:
            return "The demo is just starting in another window."
        return (
            f"The demo already runs on {known['address']} (process {known['process']})."
            " End it there with Ctrl-C before starting another."
        )


def address_of_the_demo() -> str:
    """Where the demo on our `var/` runs; empty when none does."""
    return str(_known(surroundings.var() / "demo.json").get("address", ""))


def _known(record: Path) -> dict[str, Any]:
    try:
        known: dict[str, Any] = json.loads(record.read_text())
    except (OSError, ValueError):
        return {}
    return known


def end_leftovers() -> None:
    """End servers and workers of our `var/` that outlived a killed supervisor."""
    ours = str(surroundings.var())
    left = []
    for process in psutil.process_iter(["cmdline"]):
        command = process.info["cmdline"] or []
        if ours in command and any(module in command for module in _OURS):
            left.append(process)
            with suppress(psutil.Error):
                process.terminate()
    _gone, stubborn = psutil.wait_procs(left, timeout=3)
    for process in stubborn:
        with suppress(psutil.Error):
            process.kill()
