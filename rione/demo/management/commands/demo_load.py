from typing import Any

from django.core.management.base import BaseCommand

from rione.demo.loading import load_if_empty


class Command(BaseCommand):
    help = "Load the two demonstration towns into an empty database."

    def handle(self, *args: Any, **options: Any) -> None:
        if load_if_empty(self.stdout.write):
            self.stdout.write("The demonstration towns are open.")
