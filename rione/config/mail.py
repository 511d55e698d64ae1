"""Where mail goes, from one address such as `smtp://user:password@mail.example.org:587?tls=start`."""

from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

_SMTP = "django.core.mail.backends.smtp.EmailBackend"
_NOWHERE = "django.core.mail.backends.locmem.EmailBackend"


@dataclass(frozen=True)
class Mail:
    backend: str
    host: str = "localhost"
    port: int = 25
    user: str = ""
    password: str = ""
    starttls: bool = False
    tls: bool = False


def settings(url: str) -> Mail:
    """Read the address; without one mail is kept in memory, as tests and the demo want it.

    `smtps://` is TLS from the first byte; `?tls=start` upgrades an open connection.
    Raises `ValueError` for any other scheme.
    """
    if not url:
        return Mail(_NOWHERE)
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("RIONE_MAIL_URL")
    tls = parts.scheme == "smtps"
    return Mail(
        backend=_SMTP,
        host=parts.hostname,
        port=parts.port or (465 if tls else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        starttls=not tls and parse_qs(parts.query).get("tls") == ["start"],
        tls=tls,
    )
