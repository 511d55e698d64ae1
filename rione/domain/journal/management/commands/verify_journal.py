from itertools import islice
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from rione.domain.journal.queries import unsealed
from rione.domain.journal.sealing import ends_of_chains, faults

SHOWN = 100


class Command(BaseCommand):
    help = "Look whether anybody altered the journal; exit status 1 if so."

    def handle(self, *_args: Any, **_options: Any) -> None:
        found = list(islice(faults(), SHOWN))
        for fault in found:
            self.stderr.write(
                f"district {fault.district_id}, position {fault.position}:"
                f" entry {fault.entry_id} is not what was sealed"
            )
        for end in ends_of_chains():
            self.stdout.write(f"district {end.district_id}: {end.position} sealed, {end.digest}")
        self.stdout.write(f"not sealed yet: {unsealed().count()}")
        if found:
            raise CommandError(f"The journal was altered: {len(found)} links are broken.")
        self.stdout.write("The journal is whole.")
