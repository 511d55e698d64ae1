"""Makes or mends `.venv` with any Python from 3.11 on: `_environment.py KIND WANTED`.

Used by `_environment.sh` when WANTED (the locks' checksum and the checkout's path) differs from
what was written when the last installation ended.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
# There while an installation is under way; found at the start, it was interrupted.
UNDER_WAY = VENV / "rione-under-way"
INSTALL = (
    *("-m", "pip", "--disable-pip-version-check", "--no-input", "install"),
    # What is never imported need not be compiled; the rest is, when it is.
    *("-qq", "--no-compile", "--no-warn-script-location"),
)
OURSELVES = ("--no-deps", "--no-build-isolation", "--editable", ".")


def main(kind: str, wanted: str) -> int:
    """Install what `requirements/KIND.lock` names, and Rione itself; one process at a time."""
    (HERE / "var").mkdir(exist_ok=True)
    with (HERE / "var" / "environment.lock").open("w") as only_one:
        fcntl.flock(only_one, fcntl.LOCK_EX)
        if words_of(kind) == wanted and (VENV / "bin" / "rione").exists():
            return 0
        say("Installing what Rione needs into .venv …")
        make_venv(wanted)
        UNDER_WAY.touch()
        if not install(f"requirements/{kind}.lock"):
            say("Not everything could be installed; the reason is above. Try again.")
            return 1
        mark(kind).write_text(wanted)
        if kind == "check":
            # It holds everything the other one does, at the same versions.
            mark("runtime").write_text(wanted_for("runtime"))
        UNDER_WAY.unlink()
    return 0


def install(lock: str) -> bool:
    quiet = {**os.environ, "PYTHONWARNINGS": "ignore"}
    return all(
        subprocess.run([PYTHON, *INSTALL, *what], cwd=HERE, env=quiet, check=False).returncode == 0
        for what in (("--require-hashes", "--requirement", lock), OURSELVES)
    )


def make_venv(wanted: str) -> None:
    """A virtual environment whose pip answers; an interrupted, moved or broken one anew."""
    if not UNDER_WAY.exists() and not moved(wanted) and pip_answers():
        return
    command = [sys.executable, "-m", "venv", "--clear", VENV]
    # Debian keeps Python's venv in a package of its own.
    if subprocess.run(command, capture_output=True, check=False).returncode == 0:
        return
    if os.geteuid() == 0 and shutil.which("apt-get"):
        say("Installing Python's venv …")
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        subprocess.run(["apt-get", "install", "-y", "-qq", "python3-venv"], check=False)
    if subprocess.run(command, check=False).returncode:
        say("Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv")
        sys.exit(1)


def moved(wanted: str) -> bool:
    """Whether the checkout has another path than when `.venv` was made: its scripts name it."""
    here = wanted.split(maxsplit=2)[2]
    known = [words for words in map(words_of, ("runtime", "check")) if words]
    return any(words.split(maxsplit=2)[2] != here for words in known)


def pip_answers() -> bool:
    if not PYTHON.exists():
        return False
    pip = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
    return pip.returncode == 0


def mark(kind: str) -> Path:
    return VENV / f"rione-{kind}.done"


def words_of(kind: str) -> str:
    return mark(kind).read_text() if mark(kind).exists() else ""


def wanted_for(kind: str) -> str:
    """What `_environment.sh` wants for `kind`."""
    files = (HERE / "requirements" / f"{kind}.lock", HERE / "pyproject.toml")
    together = b"".join(file.read_bytes() for file in files)
    sums = subprocess.run(["cksum"], input=together, capture_output=True, check=True)
    return f"{sums.stdout.decode().strip()} {HERE}"


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
