import argparse
import os

import django

from rione.config.database import embedded, preparing
from rione.config.gathering import gather_changed
from rione.config.translations import compile_changed
from rione.config.words import say


def run(arguments: list[str]) -> int:
    """Translations and static files where they changed, tables and rights up to date."""
    parser = argparse.ArgumentParser("rione prepare", description=run.__doc__)
    parser.parse_args(arguments)
    os.environ["RIONE_AS_OWNER"] = "1"
    if embedded():
        preparing.renew(say)
    django.setup()
    compile_changed()
    gather_changed()
    preparing.migrate()
    preparing.release_stuck_jobs()
    return 0
