"""The commands that stand above Django: they start, prepare and watch over processes."""

from dataclasses import dataclass
from importlib import import_module


@dataclass(frozen=True)
class Command:
    """One line of `rione --help`; the command is `run` in the module of its name beside this.

    The module is loaded when it is called for: whoever only watches over processes need not
    carry Django in memory.
    """

    about: str
    database: bool = True


COMMANDS = {
    "demo": Command("Run the two demonstration towns on this machine.", database=False),
    "migrate": Command("Bring the database's tables and rights up to date."),
    "prepare": Command("Get ready to start: translations, static files, tables."),
    "serve": Command("Run the server and the worker, watched over.", database=False),
    "translations": Command("Extract, check or compile the Italian words.", database=False),
}


def run(name: str, arguments: list[str]) -> int:
    """Run the command `name`, ours or Django's; its exit status."""
    module = name if name in COMMANDS else "django"
    given = arguments if name in COMMANDS else [name, *arguments]
    status: int = import_module(f"rione.config.commands.{module}").run(given)
    return status
