"""Files that the shell sends by itself: gathered static ones, and the public pictures."""

import json
import mimetypes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from rione.config.server.asgi import Scope, Send, answer, begin, header

FOR_EVER = "public, max-age=31536000, immutable"
_FOR_A_MINUTE = "public, max-age=60"
_CHUNK = 256 * 1024
_ENCODINGS = (("br", ".br"), ("gzip", ".gz"))
_PLAIN = re.compile(r"[\w./-]{1,200}", re.ASCII)
_PICTURES = frozenset({".webp", ".png", ".jpg", ".jpeg"})
mimetypes.add_type("text/javascript", ".js")
mimetypes.add_type("image/webp", ".webp")
mimetypes.add_type("font/woff2", ".woff2")
mimetypes.add_type("application/manifest+json", ".webmanifest")


@dataclass(frozen=True)
class Kept:
    """A file to send: its encodings, smallest first, and how long a browser may keep it."""

    path: Path
    kind: str
    keeping: str
    tag: str
    encodings: tuple[tuple[str, Path], ...] = ()

    def best(self, accepted: str) -> tuple[str, Path]:
        given = {part.partition(";")[0].strip() for part in accepted.split(",")}
        return next(
            ((name, path) for name, path in self.encodings if name in given), ("", self.path)
        )


def gathered(root: Path) -> dict[str, Kept]:
    """Every static file by its name under `/static/`, as `collectstatic` left them."""
    manifest = root / "staticfiles.json"
    hashed = set(json.loads(manifest.read_text())["paths"].values()) if manifest.exists() else set()
    return {
        name: _kept(path, FOR_EVER if name in hashed else _FOR_A_MINUTE)
        for name, path in _files(root)
    }


def picture(root: Path, name: str) -> Kept | None:
    """A public picture under `root`; its name changes when it does. None for anything else."""
    if not _PLAIN.fullmatch(name):
        return None
    path = (root / name).resolve()
    if path.suffix not in _PICTURES or not path.is_relative_to(root) or not path.is_file():
        return None
    return _kept(path, FOR_EVER)


async def send_kept(scope: Scope, send: Send, kept: Kept | None) -> None:
    """Send a file in the best encoding the browser takes, or say that there is none."""
    if kept is None:
        await answer(send, 404, "")
        return
    if scope["method"] not in {"GET", "HEAD"}:
        await answer(send, 405, "", [("allow", "GET, HEAD")])
        return
    encoding, path = kept.best(header(scope, "accept-encoding"))
    headers = [
        ("content-type", kept.kind),
        ("cache-control", kept.keeping),
        ("etag", f'"{kept.tag}"'),
        ("x-content-type-options", "nosniff"),
        ("vary", "accept-encoding"),
    ]
    if encoding:
        headers.append(("content-encoding", encoding))
    if header(scope, "if-none-match") == f'"{kept.tag}"':
        await begin(send, 304, headers)
        await send({"type": "http.response.body", "body": b""})
        return
    await begin(send, 200, [*headers, ("content-length", str(path.stat().st_size))])
    for chunk in _chunks(path if scope["method"] == "GET" else None):
        await send({"type": "http.response.body", "body": chunk, "more_body": True})
    await send({"type": "http.response.body", "body": b""})


def _files(root: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(root.rglob("*")):
        if path.is_file() and path.suffix not in {".gz", ".br"}:
            yield path.relative_to(root).as_posix(), path


def _kept(path: Path, keeping: str) -> Kept:
    kind, _encoding = mimetypes.guess_type(path.name)
    kind = kind or "application/octet-stream"
    if kind.startswith("text/") or kind == "image/svg+xml":
        kind += "; charset=utf-8"
    status = path.stat()
    tag = sha256(f"{path.name} {status.st_size} {status.st_mtime_ns}".encode()).hexdigest()[:16]
    packed = tuple(
        (name, Path(f"{path}{ending}"))
        for name, ending in _ENCODINGS
        if Path(f"{path}{ending}").exists()
    )
    return Kept(path, kind, keeping, tag, packed)


def _chunks(path: Path | None) -> Iterator[bytes]:
    if path is None:
        return
    with path.open("rb") as file:
        while chunk := file.read(_CHUNK):
            yield chunk
