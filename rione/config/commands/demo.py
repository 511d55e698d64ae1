import argparse
import os
import shutil
import signal
import socket
from types import FrameType

from rione.config import addresses, surroundings
from rione.config.commands.people import who_signs_in
from rione.config.commands.steps import run_step
from rione.config.database import CannotStart, Cluster, embedded, folder
from rione.config.running import AlreadyRunning, Running
from rione.config.supervisor import Supervisor, children
from rione.config.words import say


def run(arguments: list[str]) -> int:
    """Run two towns with demonstration data on this machine: database, server and worker."""
    options = _parser().parse_args(arguments)
    os.environ["RIONE_DEMO"] = "1"
    try:
        host, port = addresses.wanted()
        _refuse_to_expose(host, allowed=options.expose)
        with Running(surroundings.var() / "demo.json", addresses.in_words(host, port)) as running:
            listening = addresses.listen(host, port, patience=running.patience)
            return _run(listening, host, port, fresh=options.fresh)
    except (addresses.NotPossible, AlreadyRunning) as error:
        say(str(error), trouble=True)
    except CannotStart as error:
        say(f"PostgreSQL did not start:\n{error}", trouble=True)
    return 1


def _run(listening: socket.socket, host: str, port: int, *, fresh: bool) -> int:
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, _stop_preparing)
    cluster = Cluster(folder()) if embedded() else None
    try:
        say("Starting the database …")
        if cluster:
            # A command that borrowed the database for a moment may still be using it.
            cluster.start(patience=30)
        say("Preparing tables, translations and pictures …")
        status = _prepare(fresh=fresh)
    except BaseException:
        if cluster:
            cluster.stop()
        raise
    if status:
        if cluster:
            cluster.stop()
        return status
    supervisor = Supervisor(children(listening, servers=1, workers=1), cluster)
    supervisor.listen_for_signals()
    return supervisor.run(
        ready=lambda: addresses.answers(host, port),
        when_ready=lambda: _welcome(addresses.in_words(host, port)),
    )


def _prepare(*, fresh: bool) -> int:
    if fresh:
        for kept in ("media", "private"):
            shutil.rmtree(surroundings.var() / kept, ignore_errors=True)
    options = ("--fresh",) if fresh else ()
    return run_step("prepare", "--demo", *options)


def _welcome(address: str) -> None:
    say(f"\nRione runs on {address}   (Ctrl-C ends it)\n")
    for line in who_signs_in(address):
        say(line)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        "bin/demo",
        description=run.__doc__,
        epilog="PORT and HOST choose the address: PORT=8080 bin/demo.",
    )
    parser.add_argument("--fresh", action="store_true", help="forget what was done, start over")
    parser.add_argument(
        "--expose", action="store_true", help="let other machines in, where anybody is anybody"
    )
    return parser


def _refuse_to_expose(host: str, *, allowed: bool) -> None:
    if not allowed and not addresses.is_loopback(host):
        raise addresses.NotPossible(
            f"With HOST={host} other machines could come in, and in the demo anybody signs in as"
            " anybody. If that is what you want: bin/demo --expose."
        )


def _stop_preparing(_number: int, _frame: FrameType | None) -> None:
    raise KeyboardInterrupt
