"""The only place that knows what time it is."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime


def _wall_clock() -> datetime:
    return datetime.now(UTC)


_source: list[Callable[[], datetime]] = [_wall_clock]


def now() -> datetime:
    """The moment it is, in UTC."""
    return _source[-1]()


@contextmanager
def standing_at(moment: datetime) -> Iterator[None]:
    """Hold the clock at `moment` (aware); for tests and simulations of this process."""
    _source.append(lambda: moment)
    try:
        yield
    finally:
        _source.pop()
