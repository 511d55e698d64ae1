"""The commands that stand above Django: they start, prepare and watch over processes."""

from collections.abc import Callable
from dataclasses import dataclass

from rione.config.commands import demo, migrate, prepare, serve, translations


@dataclass(frozen=True)
class Command:
    """One line of `rione --help`, and what it does with its arguments (an exit status)."""

    about: str
    run: Callable[[list[str]], int]
    database: bool = True


COMMANDS = {
    "demo": Command("Run the two demonstration towns on this machine.", demo.run, database=False),
    "migrate": Command("Bring the database's tables and rights up to date.", migrate.run),
    "prepare": Command("Get ready to start: translations, static files, tables.", prepare.run),
    "translations": Command(
        "Extract, check or compile the Italian words.", translations.run, database=False
    ),
    "serve": Command("Run the server and the worker, watched over.", serve.run, database=False),
}
