"""Steps before the processes start, each in a process of its own that leaves no memory behind."""

import signal
import subprocess
import sys

from rione.config.processes import dying_with_parent


def run_step(*arguments: str) -> int:
    """Run `rione ARGUMENTS`; its exit status."""
    step = subprocess.Popen(  # noqa: S603 (our own commands)
        [sys.executable, "-m", "rione.config.command_line", *arguments],
        stdin=subprocess.DEVNULL,
        preexec_fn=dying_with_parent(signal.SIGTERM),
    )
    return step.wait()
