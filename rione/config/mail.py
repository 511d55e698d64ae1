"""Where mail goes, from one address such as `smtp://user:password@mail.example.org:587?tls=start`."""

from dataclasses import dataclass, field
from urllib.parse import SplitResult, parse_qs, unquote, urlsplit

_SMTP = "django.core.mail.backends.smtp.EmailBackend"
# Mail services, by django-anymail: the backend, and what it calls its key, secret and domain.
_SERVICES = {
    "brevo": ("anymail.backends.brevo.EmailBackend", "BREVO_API_KEY", "", ""),
    "mailgun": (
        "anymail.backends.mailgun.EmailBackend",
        "MAILGUN_API_KEY",
        "",
        "MAILGUN_SENDER_DOMAIN",
    ),
    "mailjet": (
        "anymail.backends.mailjet.EmailBackend",
        "MAILJET_API_KEY",
        "MAILJET_SECRET_KEY",
        "",
    ),
    "postmark": ("anymail.backends.postmark.EmailBackend", "POSTMARK_SERVER_TOKEN", "", ""),
    "resend": ("anymail.backends.resend.EmailBackend", "RESEND_API_KEY", "", ""),
}
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
    service: dict[str, str] = field(default_factory=dict)


def settings(url: str) -> Mail:
    """Read the address; without one mail is kept in memory, as tests and the demo want it.

    `smtps://` is TLS from the first byte; `?tls=start` upgrades an open connection. A mail service
    is named by its scheme: `brevo://key@example.org`, `mailjet://key:secret@example.org`.
    Raises `ValueError` for any other scheme.
    """
    if not url:
        return Mail(_NOWHERE)
    parts = urlsplit(url)
    if parts.scheme in _SERVICES:
        return _of_service(parts)
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


def _of_service(parts: SplitResult) -> Mail:
    backend, key, secret, domain = _SERVICES[parts.scheme]
    given = {
        key: unquote(parts.username or ""),
        secret: unquote(parts.password or ""),
        domain: parts.hostname or "",
    }
    needed = {name: value for name, value in given.items() if name}
    if not all(needed.values()):
        raise ValueError("RIONE_MAIL_URL")
    return Mail(backend, service=needed)
