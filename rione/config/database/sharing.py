"""One embedded PostgreSQL for several commands at once."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from rione.config.database.cluster import CannotStart, Cluster


@contextmanager
def in_use(cluster: Cluster) -> Iterator[None]:
    """Use `cluster`: the one running, else one started for as long as anybody needs it."""
    cluster.used.share()
    started = _started(cluster)
    try:
        if not started:
            _wait_for_the_other(cluster)
        yield
    finally:
        cluster.used.release()
        if started:
            with suppress(BlockingIOError):  # whoever came meanwhile finishes first
                cluster.used.take(patience=60)
            cluster.stop()
            cluster.used.release()


def _started(cluster: Cluster) -> bool:
    try:
        cluster.start()
    except BlockingIOError:
        return False
    return True


def _wait_for_the_other(cluster: Cluster) -> None:
    ends = time.monotonic() + 30
    while not cluster.answers():
        if time.monotonic() > ends:
            raise CannotStart(str(cluster.folder))
        time.sleep(0.1)
