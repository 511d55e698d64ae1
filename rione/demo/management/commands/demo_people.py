import json
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandParser

from rione.demo.people import PASSWORD, DemoPerson, everybody


class Command(BaseCommand):
    help = "List the demonstration people and the addresses that sign in as them."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="for programs to read")

    def handle(self, *args: Any, **options: Any) -> None:
        people = [described(person) for person in everybody()]
        if options["json"]:
            self.stdout.write(json.dumps(people, ensure_ascii=False, indent=1))
            return
        for person in people:
            self.stdout.write(f"{person['name']:<12} {person['role']:<12} {person['address']}")
        self.stdout.write(f"\nThe password of each is {PASSWORD}")


def described(person: DemoPerson) -> dict[str, Any]:
    return {
        "who": person.who,
        "district": person.district,
        "name": person.name,
        "email": person.email,
        "password": PASSWORD,
        "role": person.role,
        "roles": person.roles,
        "shop": person.shop.slug if person.shop else None,
        "address": f"{settings.RIONE_BASE_URL}/{person.district}/demo/as/{person.who}/",
    }
