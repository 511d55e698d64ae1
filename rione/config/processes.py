"""Processes that end when the one that started them ends, even by SIGKILL."""

import ctypes
import os
import signal
import sys
import threading
import time
from collections.abc import Callable

_PR_SET_PDEATHSIG = 1
_LAST_SECONDS = 4.0


def dying_with_parent(number: signal.Signals) -> Callable[[], None] | None:
    """What a child runs before its program: the kernel sends it `number` when its parent dies.

    Only Linux can; elsewhere `watch_parent` and the next start's cleaning do the same.
    """
    if sys.platform != "linux":
        return None
    library = ctypes.CDLL(None)
    parent = os.getpid()

    def ask_the_kernel() -> None:
        library.prctl(_PR_SET_PDEATHSIG, number)
        if os.getppid() != parent:
            os._exit(1)

    return ask_the_kernel


def watch_parent(parent: int) -> None:
    """End this process in an orderly way soon after `parent` is gone, by force if it lingers."""

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os.kill(os.getpid(), signal.SIGTERM)
        time.sleep(_LAST_SECONDS)
        os._exit(1)

    threading.Thread(target=watch, daemon=True, name="watch-parent").start()
