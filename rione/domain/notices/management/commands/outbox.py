import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from rione.domain.notices.models import Outgoing
from rione.domain.notices.queries import depth, in_trouble
from rione.kit import clock

SHOWN = 50


class Command(BaseCommand):
    help = "What waits to be sent, since when, and what cannot be sent and why."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="the same for programs")

    def handle(self, *_args: Any, **options: Any) -> None:
        figures = depth()
        waited = int((clock.now() - figures.oldest).total_seconds()) if figures.oldest else 0
        troubled = [_described(outgoing) for outgoing in in_trouble()[:SHOWN]]
        if options["json"]:
            report = {
                "waiting": figures.waiting,
                "oldest_seconds": waited,
                "failed": figures.failed,
                "troubled": troubled,
            }
            self.stdout.write(json.dumps(report, indent=2))
            return
        self.stdout.write(f"waiting: {figures.waiting} (the oldest for {waited} s)")
        self.stdout.write(f"given up: {figures.failed}")
        for trouble in troubled:
            self.stdout.write("  {id} {cause}, {attempts} attempts: {error}".format(**trouble))


def _described(outgoing: Outgoing) -> dict[str, str | int | bool]:
    return {
        "id": outgoing.pk,
        "cause": outgoing.notice.cause,
        "attempts": outgoing.attempts,
        "given_up": outgoing.failed_at is not None,
        "error": outgoing.last_error,
    }
