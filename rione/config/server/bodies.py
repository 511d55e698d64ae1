"""What visitors send is received whole before a thread is taken, and only up to a bound."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from tempfile import SpooledTemporaryFile
from typing import IO

from django.utils import translation
from django.utils.translation import gettext as _

from rione.config.server.asgi import NEVER_KEPT, PLAIN, App, Message, Receive, Scope, Send, header
from rione.config.server.asgi import answer as send_answer

LARGEST = 25 * 1024 * 1024
_IN_MEMORY = 512 * 1024
_CHUNK = 64 * 1024
# A browser reads the refusal only once it has sent all: so much is read and thrown away.
_THROWN_AWAY = 4 * LARGEST
_PATIENCE = 120.0


class TooLarge(Exception):
    """More was sent than anybody needs to send."""


class Gone(Exception):
    """The visitor left before everything was sent."""


async def with_whole_body(app: App, scope: Scope, receive: Receive, send: Send) -> None:
    """Call `app` once the whole body is here; refuse one of more than 25 MB in words."""
    if not _has_body(scope):
        await app(scope, receive, send)
        return
    with SpooledTemporaryFile(max_size=_IN_MEMORY) as spool:
        try:
            async with asyncio.timeout(_PATIENCE):
                size = await _spool(scope, receive, spool)
        except TooLarge:
            await _refuse(scope, receive, send)
        except TimeoutError:
            await send_answer(send, 408, "", [PLAIN, NEVER_KEPT, ("connection", "close")])
        except Gone:
            return
        else:
            await app(_with_length(scope, size), _reading(spool, receive), send)


def _has_body(scope: Scope) -> bool:
    return header(scope, "content-length") not in {"", "0"} or bool(
        header(scope, "transfer-encoding")
    )


async def _spool(scope: Scope, receive: Receive, spool: IO[bytes]) -> int:
    announced = header(scope, "content-length")
    if announced.isdigit() and int(announced) > LARGEST:
        raise TooLarge
    size = 0
    async for chunk in _chunks(receive):
        size += len(chunk)
        if size > LARGEST:
            raise TooLarge
        spool.write(chunk)
    spool.seek(0)
    return size


async def _chunks(receive: Receive) -> AsyncIterator[bytes]:
    more = True
    while more:
        message = await receive()
        if message["type"] == "http.disconnect":
            raise Gone
        yield message.get("body", b"")
        more = message.get("more_body", False)


def _with_length(scope: Scope, size: int) -> Scope:
    headers = [
        (name, value)
        for name, value in scope["headers"]
        if name not in {b"content-length", b"transfer-encoding"}
    ]
    return {**scope, "headers": [*headers, (b"content-length", str(size).encode())]}


def _reading(spool: IO[bytes], receive: Receive) -> Receive:
    done = False

    async def read() -> Message:
        nonlocal done
        if done:
            return await receive()
        chunk = spool.read(_CHUNK)
        done = len(chunk) < _CHUNK
        return {"type": "http.request", "body": chunk, "more_body": not done}

    return read


async def _refuse(scope: Scope, receive: Receive, send: Send) -> None:
    thrown_away = 0
    with suppress(Gone, TimeoutError):
        async with asyncio.timeout(_PATIENCE):
            async for chunk in _chunks(receive):
                thrown_away += len(chunk)
                if thrown_away > _THROWN_AWAY:
                    break
    language = "en" if "/en/" in scope["path"] else "it"
    with translation.override(language):
        words = _("This is more than 25 MB. Nothing was saved: send a smaller file or picture.")
    await send_answer(send, 413, words, [PLAIN, NEVER_KEPT, ("connection", "close")])
