"""`/live/`: an open page follows the channels whose signed names it carries."""

import asyncio
from urllib.parse import parse_qs

from django.core.signing import BadSignature

from rione.config.server.asgi import NEVER_KEPT, Receive, Scope, Send, answer, begin
from rione.config.server.hub import Hub, Listener
from rione.kit.live import unsign

HEARTBEAT = 15.0
_MOST_CHANNELS = 100
_HEADERS = (
    ("content-type", "text/event-stream; charset=utf-8"),
    ("cache-control", "no-store"),
    ("x-accel-buffering", "no"),
    ("x-content-type-options", "nosniff"),
)


async def follow(hub: Hub, scope: Scope, receive: Receive, send: Send) -> None:
    """Stream the news of `?channel=<signed>&channel=…`; 403 if any name wasn't signed by us."""
    channels = _channels(scope)
    if not channels:
        await answer(send, 403, "")
        return
    if scope["method"] != "GET":
        await answer(send, 405, "", [("allow", "GET"), NEVER_KEPT])
        return
    listener = hub.join(channels)
    watching = asyncio.ensure_future(_until_gone(receive, listener))
    try:
        await begin(send, 200, _HEADERS)
        await _stream(listener, send)
    finally:
        watching.cancel()
        hub.leave(listener)


def _channels(scope: Scope) -> frozenset[str]:
    signed = parse_qs(scope["query_string"].decode("latin-1")).get("channel", [])
    try:
        return frozenset(unsign(name) for name in signed[:_MOST_CHANNELS])
    except BadSignature:
        return frozenset()


async def _stream(listener: Listener, send: Send) -> None:
    text: str | None = "retry: 2000\n\n"
    while text is not None:
        await send({"type": "http.response.body", "body": text.encode(), "more_body": True})
        try:
            news = await asyncio.wait_for(listener.news.get(), HEARTBEAT)
            text = None if news is None else f"data: {news}\n\n"
        except TimeoutError:
            text = ": still here\n\n"
    await send({"type": "http.response.body", "body": b""})


async def _until_gone(receive: Receive, listener: Listener) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass
    listener.hear(None)
