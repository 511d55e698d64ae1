"""`rione COMMAND`: every command of ours and of Django's, with a database that is there."""

import os
import sys
from collections.abc import Sequence

from rione.config.commands import COMMANDS, run
from rione.config.database import CannotStart, Cluster, create, embedded, folder, in_use
from rione.config.words import say

_HELP = frozenset({"--help", "-h", "help"})
# Commands of Django that work on files alone.
_ON_FILES = frozenset(
    {"makemigrations", "makemessages", "compilemessages", "collectstatic", "findstatic"}
)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command, starting the embedded database for it if need be; its exit status."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rione.config.settings")
    name, *rest = (sys.argv[1:] if arguments is None else list(arguments)) or ["--help"]
    try:
        if not embedded() or not _needs_database(name, rest):
            return run(name, rest)
        cluster = Cluster(folder())
        with in_use(cluster):
            create(cluster)
            return run(name, rest)
    except CannotStart as error:
        say(f"PostgreSQL did not start:\n{error}", trouble=True)
        return 1
    except KeyboardInterrupt:
        return 130


def _needs_database(name: str, arguments: list[str]) -> bool:
    if _HELP.intersection([name, *arguments]) or "--serve" in arguments:
        return False
    return COMMANDS[name].database if name in COMMANDS else name not in _ON_FILES


if __name__ == "__main__":
    sys.exit(main())
