import os

import django
from django.core.management import ManagementUtility

from rione.config.database import embedded, preparing
from rione.config.words import say


def run(arguments: list[str]) -> int:
    """Apply the migrations as the tables' owner; arguments go to Django's own `migrate`."""
    os.environ["RIONE_AS_OWNER"] = "1"
    if embedded():
        preparing.renew(say)
    django.setup()
    if arguments:
        ManagementUtility(["rione", "migrate", *arguments]).execute()
    preparing.migrate(verbosity=1)
    return 0
