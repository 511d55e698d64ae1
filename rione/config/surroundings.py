"""What the machine tells Rione: folders and environment variables, read in one place."""

import os
import secrets
from contextlib import suppress
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


def text(name: str, otherwise: str = "") -> str:
    return os.environ.get(name, otherwise).strip()


def flag(name: str) -> bool:
    return text(name).lower() in {"1", "true", "yes", "on"}


def number(name: str, otherwise: int) -> int:
    return int(text(name) or otherwise)


def words(name: str) -> list[str]:
    """The comma-separated words of a setting."""
    return [word.strip() for word in text(name).split(",") if word.strip()]


def var() -> Path:
    """The folder for everything Rione keeps on this machine: database, keys, pictures."""
    return Path(text("RIONE_VAR") or CHECKOUT / "var").resolve()


def secret_key() -> str:
    """The key that signs sessions and links: from the environment, else kept in `var/keys`."""
    if given := text("RIONE_SECRET_KEY"):
        return given
    kept = var() / "keys" / "secret"
    if not kept.exists():
        _keep(kept, secrets.token_urlsafe(64))
    return kept.read_text().strip()


def _keep(path: Path, secret: str) -> None:
    """Write `secret` for the owner's eyes only; of two processes at once, the first one wins."""
    path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    draft = path.with_suffix(f".{os.getpid()}")
    draft.touch(mode=0o600)
    draft.write_text(secret)
    with suppress(FileExistsError):
        path.hardlink_to(draft)
    draft.unlink()
