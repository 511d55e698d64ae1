"""The server process: the shell under uvicorn, on a socket that its supervisor opened."""

import logging
import os
import socket
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import django
import uvicorn
from django.conf import settings

from rione.config import surroundings
from rione.config.database.preparing import server_url
from rione.config.processes import watch_parent

if TYPE_CHECKING:
    from rione.config.server.shell import Shell

# One connection per thread that serves pages, one for `/readyz`, one to spare.
_CONNECTIONS = "18"
_GRACE = 2


class Server(uvicorn.Server):
    """Ends the streams of open pages first, so that stopping takes as long as one page does."""

    def __init__(self, config: uvicorn.Config, shell: "Shell") -> None:
        super().__init__(config)
        self.shell = shell

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        self.shell.hub.dismiss()
        await super().shutdown(sockets)


def run(file_number: int) -> None:
    """Serve on the listening socket `file_number` until told to stop; never returns."""
    watch_parent(os.getppid())
    os.environ.setdefault("RIONE_DATABASE_POOL", _CONNECTIONS)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rione.config.settings")
    django.setup()
    # Only now: the shell imports pages, and pages need Django set up.
    shell = import_module("rione.config.server.shell").Shell(
        database_url=server_url(),
        static=Path(settings.STATIC_ROOT),
        media=Path(settings.MEDIA_ROOT).resolve(),
    )
    config = uvicorn.Config(
        shell,
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="on",
        backlog=1024,
        timeout_graceful_shutdown=_GRACE,
        proxy_headers=True,
        forwarded_allow_ips=surroundings.text("RIONE_TRUSTED_PROXIES", "127.0.0.1"),
    )
    Server(config, shell).run(sockets=[socket.socket(fileno=file_number)])
    logging.shutdown()
    # A page that hangs in its thread must not keep the process.
    sys.stdout.flush()
    os._exit(0)
