"""What production refuses to start with, setting by setting."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from psycopg import ProgrammingError
from psycopg.conninfo import conninfo_to_dict

from rione.config import mail

Environment = Mapping[str, str]
_SHORTEST_KEY = 50
_FEWEST_LETTERS = 10


@dataclass(frozen=True)
class Danger:
    """A setting that must change before anybody is served, and how."""

    setting: str
    advice: str

    def __str__(self) -> str:
        return f"{self.setting}: {self.advice}"


def dangers(environment: Environment) -> list[Danger]:
    """Everything unsafe in `environment`; empty when the server may start."""
    return [danger for check in _CHECKS for danger in check(environment)]


def _database(environment: Environment) -> Iterator[Danger]:
    url = environment.get("DATABASE_URL", "").strip()
    if not url:
        yield Danger(
            "DATABASE_URL", "is missing; name the PostgreSQL database and the server's own role."
        )
        return
    server, owner = _role(url), _role(environment.get("DATABASE_OWNER_URL", "").strip() or None)
    if server == "":
        yield Danger("DATABASE_URL", "is not an address like postgresql://role:password@host/name.")
    if owner == "":
        yield Danger("DATABASE_OWNER_URL", "is not an address like postgresql://role@host/name.")
    if server and server == owner:
        yield Danger(
            "DATABASE_URL",
            "uses the role that owns the tables; give the server a role of its own, so that it"
            " cannot rewrite the journal.",
        )


def _role(url: str | None) -> str | None:
    """The role that `url` connects as; empty when it is no address at all."""
    if url is None:
        return None
    try:
        parts = conninfo_to_dict(url)
    except ProgrammingError:
        return ""
    return str(parts.get("user") or "") if parts.get("dbname") else ""


def _secret(environment: Environment) -> Iterator[Danger]:
    key = environment.get("RIONE_SECRET_KEY", "").strip()
    if not key:
        yield Danger("RIONE_SECRET_KEY", "is missing; make one with `openssl rand -base64 48`.")
    elif len(key) < _SHORTEST_KEY or len(set(key)) < _FEWEST_LETTERS:
        yield Danger(
            "RIONE_SECRET_KEY",
            f"is too easy to guess; use at least {_SHORTEST_KEY} random characters.",
        )


def _hosts(environment: Environment) -> Iterator[Danger]:
    hosts = [host.strip() for host in environment.get("RIONE_ALLOWED_HOSTS", "").split(",")]
    if not any(hosts):
        yield Danger("RIONE_ALLOWED_HOSTS", "is empty; list the domains that are served.")
    if any(host in {"*", "."} for host in hosts):
        yield Danger("RIONE_ALLOWED_HOSTS", "must list domains by name, not “*”.")


def _address(environment: Environment) -> Iterator[Danger]:
    if not environment.get("RIONE_BASE_URL", "").strip().startswith("https://"):
        yield Danger(
            "RIONE_BASE_URL", "is missing; links in mail begin with it: https://spesa.example.org."
        )


def _demo(environment: Environment) -> Iterator[Danger]:
    if environment.get("RIONE_DEMO", "").strip().lower() in {"1", "true", "yes", "on"}:
        yield Danger("RIONE_DEMO", "is set; with it anybody signs in as anybody. Unset it.")


def _mail(environment: Environment) -> Iterator[Danger]:
    url = environment.get("RIONE_MAIL_URL", "").strip()
    if not url:
        yield Danger(
            "RIONE_MAIL_URL", "is missing; without mail nobody can sign in: smtps://user:word@host."
        )
    else:
        try:
            mail.settings(url)
        except ValueError:
            yield Danger("RIONE_MAIL_URL", "is not an address like smtps://user:password@host.")
    if "@" not in environment.get("RIONE_MAIL_FROM", ""):
        yield Danger("RIONE_MAIL_FROM", "is missing; name the sender: Rione <no-reply@town.it>.")


def _origins(environment: Environment) -> Iterator[Danger]:
    for origin in environment.get("RIONE_TRUSTED_ORIGINS", "").split(","):
        if origin.strip() and not origin.strip().startswith("https://"):
            yield Danger("RIONE_TRUSTED_ORIGINS", "must begin with https:// each.")


_CHECKS: tuple[Callable[[Environment], Iterator[Danger]], ...] = (
    _database,
    _secret,
    _hosts,
    _address,
    _demo,
    _mail,
    _origins,
)
