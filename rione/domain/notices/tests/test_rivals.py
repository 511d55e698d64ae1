from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connection

from rione.domain.notices.actions import Recipient, notify
from rione.domain.notices.models import Notice, Outgoing
from rione.domain.notices.sending import attempt

RIVALS = 8


def all_at_once(deed):
    """Do `deed` in as many threads as there are rivals, each on its own connection."""
    start = Barrier(RIVALS)

    def rival(_):
        try:
            start.wait(10)
            return deed()
        finally:
            connection.close()

    with ThreadPoolExecutor(RIVALS) as threads:
        return list(threads.map(rival, range(RIVALS)))


@pytest.mark.django_db(transaction=True)
def test_of_many_workers_one_sends(told, mailoutbox):
    outgoing = told()

    all_at_once(lambda: attempt(outgoing.pk))

    outgoing.refresh_from_db()
    assert (len(mailoutbox), outgoing.attempts) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_the_same_news_from_many_sides_is_told_once(district):
    ada = Recipient("ada@example.org")

    told = all_at_once(lambda: notify("account_exists", key="1", district=district, to=ada))

    assert sum(notice is not None for notice in told) == 1
    assert (Notice.objects.count(), Outgoing.objects.count()) == (1, 1)
