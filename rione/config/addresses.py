"""Where the server listens: from HOST and PORT, with a word when that is not possible."""

import errno
import ipaddress
import socket
import time
from http import HTTPStatus
from http.client import HTTPConnection

from rione.config import surroundings

_BACKLOG = 1024


class NotPossible(Exception):
    """The address cannot be used; the message says what to do instead."""


def wanted() -> tuple[str, int]:
    """HOST and PORT, by default this machine only, port 8000."""
    given = surroundings.text("PORT", "8000")
    if not given.isdigit() or not 0 < int(given) < 65536:
        raise NotPossible(f"PORT is a number from 1 to 65535, not “{given}”.")
    return surroundings.text("HOST", "127.0.0.1") or "127.0.0.1", int(given)


def is_loopback(host: str) -> bool:
    """Whether only this machine can reach `host`."""
    if host == "localhost":
        return True
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False


def listen(host: str, port: int, *, patience: float = 0) -> socket.socket:
    """A listening socket that the servers inherit.

    `NotPossible` when somebody else still has the port after `patience` seconds.
    """
    ends = time.monotonic() + patience
    while True:
        listening = socket.socket(
            socket.AF_INET6 if ":" in host else socket.AF_INET, socket.SOCK_STREAM
        )
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((host, port))
            listening.listen(_BACKLOG)
        except OSError as error:
            listening.close()
            if error.errno != errno.EADDRINUSE or time.monotonic() >= ends:
                raise NotPossible(_why(host, port, error)) from error
            time.sleep(0.1)
        else:
            return listening


def answers(host: str, port: int) -> bool:
    """Whether a server there says that it can serve."""
    reached = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104
    connection = HTTPConnection(reached, port, timeout=2)
    try:
        connection.request("GET", "/readyz")
        return connection.getresponse().status == HTTPStatus.OK
    except OSError:
        return False
    finally:
        connection.close()


def in_words(host: str, port: int) -> str:
    """The address to type into a browser on this machine."""
    shown = "localhost" if is_loopback(host) or host in {"0.0.0.0", "::"} else host  # noqa: S104
    return f"http://{f'[{shown}]' if ':' in shown else shown}:{port}/"


def _why(host: str, port: int, error: OSError) -> str:
    if isinstance(error, PermissionError):
        return f"Port {port} is only for administrators. Choose one above 1023: PORT=8000."
    if error.errno == errno.EADDRINUSE:
        free = _free_after(host, port)
        return f"Port {port} is taken by another program. Choose another: PORT={free}."
    return f"HOST “{host}” is not an address of this machine ({error.strerror})."


def _free_after(host: str, port: int) -> int:
    for candidate in range(port + 1, min(port + 50, 65535)):
        with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as probe:
            if probe.connect_ex((host if is_loopback(host) else "127.0.0.1", candidate)):
                return candidate
    return port + 50
