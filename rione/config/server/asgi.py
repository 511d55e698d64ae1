"""The few words of ASGI that the shell speaks."""

from collections.abc import Awaitable, Callable, Iterable, MutableMapping
from typing import Any

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[Scope, Receive, Send], Awaitable[None]]
Headers = Iterable[tuple[str, str]]

PLAIN = ("content-type", "text/plain; charset=utf-8")
NEVER_KEPT = ("cache-control", "no-store")


def header(scope: Scope, name: str) -> str:
    """The value of a request's header (`name` in small letters), or nothing."""
    wanted = name.encode()
    return next((str(v, "latin-1") for k, v in scope["headers"] if k == wanted), "")


async def begin(send: Send, status: int, headers: Headers) -> None:
    raw = [(name.encode("latin-1"), value.encode("latin-1")) for name, value in headers]
    await send({"type": "http.response.start", "status": status, "headers": raw})


async def answer(
    send: Send, status: int, text: str, headers: Headers = (PLAIN, NEVER_KEPT)
) -> None:
    """A whole answer in one go."""
    body = text.encode()
    await begin(send, status, [*headers, ("content-length", str(len(body)))])
    await send({"type": "http.response.body", "body": body})
