"""The stages of `bin/check`: two lanes of small ones side by side, then the tests on both cores."""

import argparse
import os
import shutil
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PROGRAMMES = ROOT / ".venv" / "bin"
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
INSTALL_CHROMIUM = "apt-get install -y --no-install-recommends chromium fonts-liberation"
COVERED = "rione/domain/*"
COVERED_PERCENT = 95


@dataclass(frozen=True)
class Stage:
    """One thing that must hold: `command` ends with 0. `streams` shows what it says at once."""

    name: str
    command: tuple[str, ...]
    streams: bool = False


@dataclass(frozen=True)
class Outcome:
    stage: Stage
    held: bool
    seconds: float


def templates() -> tuple[str, ...]:
    return tuple(str(path) for path in sorted(ROOT.glob("rione/**/templates/**/*.html")))


def lanes() -> tuple[tuple[Stage, ...], tuple[Stage, ...]]:
    """The types take about as long as everything else together."""
    return (
        (Stage("types", ("mypy", "rione")),),
        (
            Stage("format", ("ruff", "format", "--check", "--quiet", ".")),
            Stage("lint", ("ruff", "check", "--quiet", ".")),
            Stage("floors", ("lint-imports",)),
            Stage("templates", ("djlint", "--lint", "--quiet", "rione")),
            Stage("indentation", ("djhtml", "--check", "--tabwidth", "2", *templates())),
            Stage("migrations", ("rione", "makemigrations", "--check", "--dry-run")),
            Stage("translations", ("rione", "translations", "check")),
            Stage("licences", ("reuse", "lint", "--quiet")),
        ),
    )


def test_stages(*, full: bool) -> tuple[Stage, ...]:
    chosen = () if full else ("-m", "not full")
    report = ("coverage", "report", f"--include={COVERED}", f"--fail-under={COVERED_PERCENT}")
    return (
        Stage(
            "tests",
            (
                *("pytest", "-q", "-n", "2", "--dist", "loadgroup", "--durations=10"),
                *("--cov", "--cov-branch", "--cov-report=", *chosen),
            ),
            streams=True,
        ),
        Stage("coverage of the domain", report),
    )


def run(stage: Stage) -> Outcome:
    started = time.monotonic()
    command = [str(PROGRAMMES / stage.command[0]), *stage.command[1:]]
    kept = None if stage.streams else subprocess.PIPE
    gathered = None if stage.streams else subprocess.STDOUT
    done = subprocess.run(command, cwd=ROOT, check=False, text=True, stdout=kept, stderr=gathered)
    outcome = Outcome(stage, done.returncode == 0, time.monotonic() - started)
    said = "" if outcome.held or not done.stdout else "\n" + done.stdout.rstrip()
    print(f"{line(outcome)}{said}", flush=True)
    return outcome


def line(outcome: Outcome) -> str:
    verdict = "ok  " if outcome.held else "FAIL"
    return f"{verdict} {outcome.seconds:6.1f} s  {outcome.stage.name}"


def run_in_turn(stages: tuple[Stage, ...]) -> list[Outcome]:
    return [run(stage) for stage in stages]


def find_chromium() -> str | None:
    """A browser for the journeys, installed when this machine lets us."""
    if chosen := os.environ.get("RIONE_CHROMIUM"):
        return chosen
    for name in CHROMIUM:
        if found := shutil.which(name):
            return found
    if os.geteuid() == 0 and shutil.which("apt-get"):
        print("Installing Chromium for the journeys in a browser …", flush=True)
        subprocess.run(["apt-get", "update", "-qq"], check=False)
        quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
        subprocess.run(INSTALL_CHROMIUM.split(), check=False, env=quiet)
        return shutil.which("chromium")
    return None


def main() -> int:
    parser = argparse.ArgumentParser(prog="bin/check", description=__doc__)
    parser.add_argument("--fast", action="store_true", help="no tests; under two minutes")
    parser.add_argument("--full", action="store_true", help="the long tests as well")
    options = parser.parse_args()
    started = time.monotonic()
    if not options.fast and find_chromium() is None:
        print("The journeys need Chromium. Install it once, then run this again:")
        print(f"    sudo apt-get update && sudo {INSTALL_CHROMIUM}")
        return 1
    with ThreadPoolExecutor(max_workers=2) as both:
        outcomes = [outcome for lane in both.map(run_in_turn, lanes()) for outcome in lane]
    if not options.fast:
        outcomes += run_in_turn(test_stages(full=options.full))
    print(f"\nbin/check took {time.monotonic() - started:.0f} s")
    for outcome in outcomes:
        print(line(outcome))
    failed = [outcome.stage.name for outcome in outcomes if not outcome.held]
    print(f"Failed: {', '.join(failed)}" if failed else "Everything holds.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
