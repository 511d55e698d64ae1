"""Steps before the processes start, each in a process of its own that leaves no memory behind."""

import signal
import subprocess
import sys

from rione.config.processes import dying_with_parent


def run_step(*arguments: str) -> int:
    """Run `rione ARGUMENTS`; its exit status."""
    return _started(arguments, None).wait()


def output_of(*arguments: str) -> str:
    """What `rione ARGUMENTS` says; nothing when it fails."""
    process = _started(arguments, subprocess.PIPE)
    said, _nothing = process.communicate()
    return "" if process.returncode else said.decode()


def _started(arguments: tuple[str, ...], output: int | None) -> "subprocess.Popen[bytes]":
    return subprocess.Popen(  # noqa: S603 (our own commands)
        [sys.executable, "-m", "rione.config.command_line", *arguments],
        stdin=subprocess.DEVNULL,
        stdout=output,
        preexec_fn=dying_with_parent(signal.SIGTERM),
    )
