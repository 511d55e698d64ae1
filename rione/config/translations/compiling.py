"""Translations: each `.po` becomes the `.mo` that Django reads, when it changed."""

import os
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

from rione.config import surroundings


def compile_changed() -> int:
    """Compile what is newer than its compiled form; how many were compiled."""
    package = surroundings.CHECKOUT / "rione"
    stale = [path for path in package.glob("**/locale/*/LC_MESSAGES/*.po") if _is_stale(path)]
    for path in stale:
        _compile(path)
    return len(stale)


def _is_stale(path: Path) -> bool:
    compiled = path.with_suffix(".mo")
    return not compiled.exists() or compiled.stat().st_mtime_ns < path.stat().st_mtime_ns


def _compile(path: Path) -> None:
    with path.open("rb") as source:
        catalogue = read_po(source, locale=path.parents[1].name)
    draft = path.with_suffix(f".mo.{os.getpid()}")
    with draft.open("wb") as target:
        write_mo(target, catalogue)
    draft.replace(path.with_suffix(".mo"))
