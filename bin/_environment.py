"""Makes or mends `.venv` with any Python from 3.11 on: `_environment.py KIND SUM`.

Used by `_environment.sh` when the sum of the lock file differs from the one it wrote last time.
"""

import fcntl
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent.parent
VENV = HERE / ".venv"
PYTHON = VENV / "bin" / "python"
INSTALL = (
    *("-m", "pip", "--disable-pip-version-check", "--no-input", "install"),
    *("-qq", "--no-warn-script-location"),
)


def main(kind: str, checksum: str) -> int:
    """Install what `requirements/KIND.lock` names, and Rione itself; one process at a time."""
    (HERE / "var").mkdir(exist_ok=True)
    with (HERE / "var" / "environment.lock").open("w") as only_one:
        fcntl.flock(only_one, fcntl.LOCK_EX)
        mark = VENV / f"rione-{kind}.sum"
        if mark.exists() and mark.read_text() == checksum and (VENV / "bin" / "rione").exists():
            return 0
        say("Installing what Rione needs into .venv (only the first time) …")
        mark.unlink(missing_ok=True)
        make_venv()
        lock = f"requirements/{kind}.lock"
        for arguments in (
            (*INSTALL, "--require-hashes", "--requirement", lock),
            (*INSTALL, "--no-deps", "--no-build-isolation", "--editable", "."),
        ):
            quiet = {**os.environ, "PYTHONWARNINGS": "ignore"}
            done = subprocess.run([PYTHON, *arguments], cwd=HERE, env=quiet, check=False)
            if done.returncode:
                say("Not everything could be installed; the reason is above. Try again.")
                return 1
        mark.write_text(checksum)
        if kind == "check":
            # It holds everything the other one does, at the same versions.
            runtime = sum_of("runtime")
            (VENV / "rione-runtime.sum").write_text(runtime)
    return 0


def make_venv() -> None:
    """A virtual environment whose pip answers; a broken one is made anew."""
    if PYTHON.exists():
        pip = subprocess.run([PYTHON, "-m", "pip", "--version"], capture_output=True, check=False)
        if pip.returncode == 0:
            return
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", VENV], check=False)
    if made.returncode:
        say("Python's venv is missing. On Debian or Ubuntu: apt-get install python3-venv")
        sys.exit(1)


def sum_of(kind: str) -> str:
    """What `_environment.sh` computes for the lock file of `kind`."""
    files = [(HERE / "requirements" / f"{kind}.lock"), HERE / "pyproject.toml"]
    together = b"".join(file.read_bytes() for file in files)
    return (
        subprocess.run(["cksum"], input=together, capture_output=True, check=True)
        .stdout.decode()
        .strip()
    )


def say(words: str) -> None:
    sys.stderr.write(f"{words}\n")


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:3]))
