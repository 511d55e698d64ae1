"""`rione COMMAND`: every command of ours and of Django's, with a database that is there."""

import os
import sys
import warnings
from collections.abc import Sequence
from contextlib import nullcontext

import django
from django.core.management import ManagementUtility, get_commands, load_command_class

from rione.config import surroundings
from rione.config.commands import COMMANDS, Command
from rione.config.database import CannotStart, Cluster, create, embedded, folder, in_use
from rione.config.words import say

# Commands of Django that work on files alone.
_WITHOUT_DATABASE = frozenset(
    {"makemigrations", "makemessages", "compilemessages", "collectstatic", "findstatic"}
)
_AS_OWNER = frozenset({"sqlmigrate", "showmigrations", "squashmigrations", "flush"})
_OF_DJANGO = ("check", "dbshell", "makemessages", "makemigrations", "shell", "showmigrations")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; its exit status is the process's."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "rione.config.settings")
    given = list(sys.argv[1:] if arguments is None else arguments)
    name, rest = (given[0], given[1:]) if given else ("--help", [])
    try:
        if name in {"--help", "-h", "help"} and not rest:
            return _help()
        if name in COMMANDS:
            return _ours(COMMANDS[name], rest)
        return _of_django(name.replace("-", "_"), rest)
    except CannotStart as error:
        say(f"PostgreSQL did not start:\n{error}", trouble=True)
    except KeyboardInterrupt:
        return 130
    return 1


def _ours(command: Command, arguments: list[str]) -> int:
    without = not command.database or {"--help", "--files-only"}.intersection(arguments)
    if without or not embedded():
        return command.run(arguments)
    cluster = Cluster(folder())
    with in_use(cluster):
        create(cluster)
        return command.run(arguments)


def _of_django(name: str, arguments: list[str]) -> int:
    if name in _AS_OWNER:
        os.environ["RIONE_AS_OWNER"] = "1"
    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration")
    needs_database = embedded() and name not in _WITHOUT_DATABASE and "--help" not in arguments
    cluster = Cluster(folder())
    with in_use(cluster) if needs_database else nullcontext():
        if needs_database:
            create(cluster)
        ManagementUtility(["rione", name, *arguments]).execute()
    return 0


def _help() -> int:
    os.environ.setdefault("RIONE_DEMO", "1")
    django.setup()
    lines = {name: command.about for name, command in COMMANDS.items()}
    for name, app in get_commands().items():
        if str(app).startswith("rione."):
            lines[name.replace("_", "-")] = load_command_class(app, name).help
    widest = max(map(len, lines))
    say("rione COMMAND [--help]\n")
    for name in sorted(lines):
        say(f"  {name:<{widest}}  {lines[name]}")
    say(f"\nDjango's own commands work as well: {', '.join(_OF_DJANGO)} …")
    say(f"Everything kept on this machine is in {surroundings.var()}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
