"""The supervisor: the embedded database, the servers, the worker; up and down together."""

import signal
import socket
import time
from collections.abc import Callable, Sequence
from types import FrameType

from rione.config import surroundings
from rione.config.database import CannotStart, Cluster
from rione.config.supervisor.children import Child
from rione.config.words import say

_LOOK_EVERY = 0.1
_CHILDREN_END_WITHIN = 3.2
_DATABASE_ENDS_WITHIN = 1.5
_HOPELESS_AFTER = 4


class Supervisor:
    """Watches over `children` (and `cluster`) until SIGINT or SIGTERM, then ends them all."""

    def __init__(self, children: Sequence[Child], cluster: Cluster | None = None) -> None:
        self.children = children
        self.cluster = cluster
        self.ending = False
        self._well = False

    def listen_for_signals(self) -> None:
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self._end)

    def run(self, *, ready: Callable[[], bool], when_ready: Callable[[], None]) -> int:
        """Start everybody, call `when_ready` once `ready`, watch; the exit status."""
        try:
            for child in self.children:
                child.start()
            while not self.ending:
                self._look_after_everybody()
                if not self._well and ready():
                    self._well = True
                    when_ready()
                if not self._well and self._hopeless():
                    say("It does not start; the reason is above.", trouble=True)
                    return 1
                time.sleep(_LOOK_EVERY)
            return 0
        finally:
            self.end_all()

    def end_all(self) -> None:
        ends = time.monotonic() + _CHILDREN_END_WITHIN
        for child in self.children:
            child.ask_to_end()
        for child in self.children:
            child.make_end(ends - time.monotonic())
        if self.cluster:
            self.cluster.stop(patience=_DATABASE_ENDS_WITHIN)

    def _look_after_everybody(self) -> None:
        if self.cluster and not self.cluster.alive:
            say("PostgreSQL ended by itself; it is started again.", trouble=True)
            try:
                self.cluster.stop()
                self.cluster.start()
            except CannotStart as error:
                say(str(error), trouble=True)
                time.sleep(1)
        for child in self.children:
            if words := child.look_after():
                say(words, trouble=True)

    def _hopeless(self) -> bool:
        return any(child.deaths >= _HOPELESS_AFTER for child in self.children)

    def _end(self, _number: int, _frame: FrameType | None) -> None:
        self.ending = True


def children(listening: socket.socket | None, *, servers: int, workers: int) -> list[Child]:
    """The processes to watch: all servers share one listening socket."""
    # Each carries the folder it works on, so that one left by a kill is known for ours.
    ours = str(surroundings.var())
    watched = []
    if listening:
        file = listening.fileno()
        watched += [
            Child("server", ["rione.config.server", str(file), ours], files=[file])
            for _ in range(servers)
        ]
    return watched + [Child("worker", ["rione.config.worker", ours]) for _ in range(workers)]
