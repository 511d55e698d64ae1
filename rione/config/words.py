"""What commands say on a terminal."""

import sys


def say(text: str, *, trouble: bool = False) -> None:
    stream = sys.stderr if trouble else sys.stdout
    stream.write(f"{text}\n")
    stream.flush()
