import os
import warnings

import django
from django.core.management import ManagementUtility, get_commands, load_command_class

from rione.config import surroundings
from rione.config.commands import COMMANDS
from rione.config.running import address_of_the_demo
from rione.config.words import say

_AS_OWNER = frozenset({"sqlmigrate", "showmigrations", "squashmigrations", "flush"})
# Typed by name they are meant: nobody should have to know of a variable besides.
_OF_THE_DEMONSTRATION = "demo_"
_WORTH_KNOWING = ("check", "dbshell", "makemigrations", "shell", "showmigrations")


def run(arguments: list[str]) -> int:
    """Django's commands and those of our areas; without any, the list of all."""
    name, rest = arguments[0].replace("-", "_"), arguments[1:]
    if name in {"__help", "_h", "help"} and not rest:
        return _list()
    if name in _AS_OWNER:
        os.environ["RIONE_AS_OWNER"] = "1"
    if name.startswith(_OF_THE_DEMONSTRATION):
        _as_the_demo_does()
    warnings.filterwarnings("ignore", message="Got an error checking a consistent migration")
    ManagementUtility(["rione", name, *rest]).execute()
    return 0


def _as_the_demo_does() -> None:
    os.environ["RIONE_DEMO"] = "1"
    if running := address_of_the_demo():
        os.environ.setdefault("RIONE_BASE_URL", running.rstrip("/"))


def _list() -> int:
    os.environ.setdefault("RIONE_DEMO", "1")
    django.setup()
    lines = {name: command.about for name, command in COMMANDS.items()}
    for name, app in get_commands().items():
        if str(app).startswith("rione."):
            lines[name.replace("_", "-")] = load_command_class(str(app), name).help
    widest = max(map(len, lines))
    say("rione COMMAND [--help]\n")
    for name in sorted(lines):
        say(f"  {name:<{widest}}  {lines[name]}")
    say(f"\nDjango's own commands work as well: {', '.join(_WORTH_KNOWING)} …")
    say(f"Everything kept on this machine is in {surroundings.var()}")
    return 0
