"""One PostgreSQL for the whole run: without fsync, its folder gone afterwards."""

import pytest

from rione.config.database import Cluster, folder
from rione.config.translations import compile_changed

_KEY = pytest.StashKey[Cluster]()
CONNECTIONS = 300


def cluster() -> Cluster:
    """The run's cluster, as each of the run's processes sees it."""
    return Cluster(folder(), durable=False, connections=CONNECTIONS)


def pytest_configure(config):
    """Only the process that people start owns the cluster; parallel workers use it."""
    if hasattr(config, "workerinput") or config.option.collectonly:
        return
    compile_changed()
    config.stash[_KEY] = cluster()
    config.stash[_KEY].start()


def pytest_unconfigure(config):
    if running := config.stash.get(_KEY, None):
        running.stop()
