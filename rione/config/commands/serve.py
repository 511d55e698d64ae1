import argparse
import os

import psycopg

from rione.config import addresses, safety, surroundings
from rione.config.commands.steps import run_step
from rione.config.supervisor import Supervisor, children
from rione.config.words import say

_OWNED = """
    SELECT pg_get_userbyid(relowner) = current_user FROM pg_class
    WHERE oid = to_regclass('journal_entry')
"""


def run(arguments: list[str]) -> int:
    """Serve a real town: refuse an unsafe configuration, then server and worker, watched over."""
    options = _parser().parse_args(arguments)
    dangers = safety.dangers(os.environ) or _dangers_of_the_database()
    if dangers:
        say("Rione does not start: this configuration is not safe.", trouble=True)
        for danger in dangers:
            say(f"  {danger}", trouble=True)
        return 1
    os.environ["RIONE_PRODUCTION"] = "1"
    if status := run_step("prepare", "--files-only"):
        return status
    try:
        host, port = addresses.wanted()
        listening = None if options.worker_only else addresses.listen(host, port)
    except addresses.NotPossible as error:
        say(str(error), trouble=True)
        return 1
    workers = 0 if options.no_worker else 1
    supervisor = Supervisor(children(listening, servers=options.workers, workers=workers))
    supervisor.listen_for_signals()
    return supervisor.run(
        ready=lambda: listening is None or addresses.answers(host, port),
        when_ready=lambda: say(
            "Rione works." if listening is None else f"Rione serves on {host}, port {port}."
        ),
    )


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("rione serve", description=run.__doc__)
    which = parser.add_mutually_exclusive_group()
    which.add_argument("--no-worker", action="store_true", help="pages only")
    which.add_argument("--worker-only", action="store_true", help="work in the background only")
    parser.add_argument(
        "--workers", type=int, default=1, metavar="N", help="server processes on the same port"
    )
    return parser


def _dangers_of_the_database() -> list[safety.Danger]:
    try:
        with psycopg.connect(surroundings.text("DATABASE_URL"), connect_timeout=10) as connection:
            row = connection.execute(_OWNED).fetchone()
    except psycopg.OperationalError as error:
        reason = str(error).strip().splitlines()[-1]
        return [safety.Danger("DATABASE_URL", f"does not answer: {reason}")]
    if row is None:
        return [safety.Danger("DATABASE_URL", "has no tables yet; run `.venv/bin/rione prepare`.")]
    if row[0]:
        return [
            safety.Danger(
                "DATABASE_URL",
                "uses the role that owns the tables; make another for the server, name the owner"
                " in DATABASE_OWNER_URL and run `.venv/bin/rione prepare`.",
            )
        ]
    return []
