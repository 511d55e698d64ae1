"""The shell around the pages: it answers what is cheap, the rest goes to Django's threads."""

from pathlib import Path
from typing import TYPE_CHECKING, cast

from a2wsgi import WSGIMiddleware

from rione.config.server import bodies, live
from rione.config.server.asgi import App, Receive, Scope, Send, answer
from rione.config.server.files import gathered, picture, send_kept
from rione.config.server.health import Readiness
from rione.config.server.hub import Hub
from rione.config.wsgi import application

if TYPE_CHECKING:
    from a2wsgi.wsgi_typing import WSGIApp

THREADS = 16


class Shell:
    """The ASGI application: health, live news, static files; pages through WSGI in threads."""

    def __init__(self, *, database_url: str, static: Path, media: Path) -> None:
        self.hub = Hub(database_url)
        self.readiness = Readiness()
        self.static = gathered(static)
        self.media = media
        # Each speaks its standard; their authors only spell its types differently.
        pages = WSGIMiddleware(cast("WSGIApp", application), workers=THREADS)
        self.pages = cast("App", pages)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._live(receive, send)
        elif scope["type"] == "http":
            await self._serve(scope, receive, send)
        else:
            await send({"type": "websocket.close"})

    async def _serve(self, scope: Scope, receive: Receive, send: Send) -> None:
        area, _slash, rest = scope["path"][1:].partition("/")
        match area:
            case "healthz":
                await answer(send, 200, "alive\n")
            case "readyz":
                trouble = await self.readiness.trouble()
                await answer(send, 503 if trouble else 200, f"{trouble or 'ready'}\n")
            case "live":
                await live.follow(self.hub, scope, receive, send)
            case "static":
                await send_kept(scope, send, self.static.get(rest))
            case "media":
                await send_kept(scope, send, picture(self.media, rest))
            case _:
                await bodies.with_whole_body(self.pages, scope, receive, send)

    async def _live(self, receive: Receive, send: Send) -> None:
        await receive()
        self.hub.open()
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await self.hub.close()
        await send({"type": "lifespan.shutdown.complete"})
