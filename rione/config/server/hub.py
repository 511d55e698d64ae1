"""One connection that listens to PostgreSQL, and the open pages it passes the news on to."""

import asyncio
import json
import logging
from collections import defaultdict
from contextlib import suppress

import psycopg

from rione.kit.live import POSTGRES_CHANNEL

_log = logging.getLogger("rione.live")
_WAITING = 200
_QUIET = 30.0
REFRESH = "refresh"


class Listener:
    """An open page: the channels it follows and the news it has not been sent yet.

    `None` in the queue ends it.
    """

    def __init__(self, channels: frozenset[str]) -> None:
        self.channels = channels
        self.news: asyncio.Queue[str | None] = asyncio.Queue(_WAITING)

    def hear(self, news: str | None) -> None:
        if self.news.full():
            # Too slow to follow: it looks at everything again instead.
            while not self.news.empty():
                self.news.get_nowait()
            self.refresh()
        self.news.put_nowait(news)

    def refresh(self) -> None:
        for channel in sorted(self.channels)[: _WAITING // 2]:
            self.news.put_nowait(json.dumps({"channel": channel, "what": REFRESH}))


class Hub:
    """Passes every `kit.live.publish` on to the listeners of its channel."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.listeners: dict[str, set[Listener]] = defaultdict(set)
        self.closed = False
        self._task: asyncio.Task[None] | None = None

    def open(self) -> None:
        self._task = asyncio.get_running_loop().create_task(self._listen_always())

    async def close(self) -> None:
        self.dismiss()
        if self._task:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    def dismiss(self) -> None:
        """End every stream, so that stopping need not wait for open pages."""
        self.closed = True
        for listener in self._everybody():
            listener.hear(None)

    def join(self, channels: frozenset[str]) -> Listener:
        listener = Listener(channels)
        for channel in channels:
            self.listeners[channel].add(listener)
        if self.closed:
            listener.hear(None)
        return listener

    def leave(self, listener: Listener) -> None:
        for channel in listener.channels:
            self.listeners[channel].discard(listener)
            if not self.listeners[channel]:
                del self.listeners[channel]

    def pass_on(self, payload: str) -> None:
        channel = json.loads(payload)["channel"]
        for listener in self.listeners.get(channel, ()):
            listener.hear(payload)

    def _everybody(self) -> set[Listener]:
        return {listener for group in self.listeners.values() for listener in group}

    async def _listen_always(self) -> None:
        pause = 0.2
        missed = False
        while True:
            try:
                async with await psycopg.AsyncConnection.connect(
                    self.url, autocommit=True, application_name="rione live"
                ) as connection:
                    await connection.execute(f"LISTEN {POSTGRES_CHANNEL}")
                    pause = 0.2
                    if missed:
                        for listener in self._everybody():
                            listener.refresh()
                    missed = True
                    await self._listen(connection)
            except psycopg.Error as error:
                _log.warning("live news interrupted: %s", error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, 5.0)

    async def _listen(self, connection: psycopg.AsyncConnection) -> None:
        while True:
            async for notice in connection.notifies(timeout=_QUIET):
                self.pass_on(notice.payload)
            await connection.execute("SELECT 1")  # a connection may be dead and not say so
