"""A Rione that really runs, in processes of its own, for tests to look at and to kill."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path

import psutil

CHECKOUT = Path(__file__).parents[2]
SECRET = "a-key-for-tests-0123456789-abcdefghijklmnopqrstuvwxyz-ABCDEFG"


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def until(condition, within=20):
    """Wait until `condition()` is truthy and return it; the test fails after `within` seconds."""
    ends = time.monotonic() + within
    while time.monotonic() < ends:
        if found := condition():
            return found
        time.sleep(0.05)
    raise AssertionError(f"not within {within} seconds: {condition}")


class Town:
    """`rione ARGUMENTS` as a process: asked over HTTP, looked at, ended, killed."""

    def __init__(self, arguments, environment, log):
        self.port = int(environment["PORT"])
        self.log = log
        clean = {k: v for k, v in os.environ.items() if not k.startswith(("RIONE_", "DATABASE_"))}
        clean.pop("DJANGO_SETTINGS_MODULE", None)
        with log.open("ab") as output:
            self.process = subprocess.Popen(
                [sys.executable, "-m", "rione.config.command_line", *arguments],
                cwd=CHECKOUT,
                env={**clean, **environment},
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )

    def said(self):
        return self.log.read_text()

    def get(self, path, method="GET", body=None, headers=None):
        with closing(HTTPConnection("127.0.0.1", self.port, timeout=20)) as connection:
            connection.request(method, path, body=body, headers=headers or {})
            with connection.getresponse() as response:
                response.text = response.read().decode("utf-8", "replace")
                return response

    def answers(self):
        try:
            return self.get("/readyz").status == 200
        except OSError:
            return False

    def until_ready(self, within=60):
        ends = time.monotonic() + within
        while time.monotonic() < ends and self.process.poll() is None:
            if self.answers():
                return self
            time.sleep(0.1)
        raise AssertionError(f"not ready; it said:\n{self.said()}")

    def family(self):
        """Every process it started, and theirs."""
        return psutil.Process(self.process.pid).children(recursive=True)

    def child(self, module):
        """The process of its own that runs `module`."""
        own = psutil.Process(self.process.pid).children()
        return next((one for one in own if module in one.cmdline()), None)

    def end(self, number=signal.SIGTERM, within=20):
        """Send it a signal and wait; returns the exit status, or fails when it doesn't end."""
        self.process.send_signal(number)
        return self.process.wait(within)


def alive(processes):
    """Those of `processes` that still run."""
    return [one for one in processes if one.is_running() and one.status() != "zombie"]
