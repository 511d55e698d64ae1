import argparse
import os

from rione.config import addresses
from rione.config.commands.steps import run_step
from rione.config.supervisor import Supervisor, children
from rione.config.words import say


def run(arguments: list[str]) -> int:
    """Serve a real town: refuse an unsafe configuration, then server and worker, watched over."""
    options = _parser().parse_args(arguments)
    os.environ["RIONE_PRODUCTION"] = "1"
    if status := run_step("prepare", "--serve"):
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
