import argparse
import os
from io import StringIO

import django
from django.core.management import call_command

from rione.config import safety, surroundings
from rione.config.commands.people import PEOPLE
from rione.config.database import embedded, preparing, suitable
from rione.config.gathering import gather_changed
from rione.config.translations import compile_changed
from rione.config.words import say


def run(arguments: list[str]) -> int:
    """Translations and static files where they changed, tables and rights up to date."""
    options = _parser().parse_args(arguments)
    if options.serve:
        return _for_serving()
    os.environ["RIONE_AS_OWNER"] = "1"
    if embedded() and options.fresh:
        preparing.start_over()
    if embedded():
        preparing.renew(say)
    _prepare_files()
    preparing.migrate()
    if options.demo:
        preparing.release_stuck_jobs()
        _load_demonstration()
    return 0


def _for_serving() -> int:
    dangers = safety.dangers(os.environ) or suitable.dangers()
    if dangers:
        say("Rione does not start: this configuration is not safe.", trouble=True)
        for danger in dangers:
            say(f"  {danger}", trouble=True)
        return 1
    _prepare_files()
    return 0


def _prepare_files() -> None:
    django.setup()
    compile_changed()
    gather_changed()


def _load_demonstration() -> None:
    call_command("demo_load")
    people = StringIO()
    call_command("demo_people", "--json", stdout=people)
    (surroundings.var() / PEOPLE).write_text(people.getvalue())


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("rione prepare", description=run.__doc__)
    parser.add_argument(
        "--serve",
        action="store_true",
        help="files only, and nothing at all with an unsafe configuration",
    )
    parser.add_argument(
        "--fresh", action="store_true", help="drop the embedded database and make an empty one"
    )
    parser.add_argument(
        "--demo",
        action="store_true",
        help="load the demonstration and give back the jobs of killed workers, while none runs",
    )
    return parser
