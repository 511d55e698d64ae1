"""A server killed between any two steps of placing leaves one order or none (invariant 2)."""

import os
import signal

import pytest
from django.db import connection, connections

from rione.domain.catalogue.models import Offer
from rione.domain.delivery.models import Delivery
from rione.domain.notices.models import Notice
from rione.domain.orders.actions.placing import place_order
from rione.domain.orders.models import BasketLine, Line, Order
from rione.domain.payments.models import Due
from tests.factories import (
    fill_basket,
    make_district,
    make_keeper,
    make_offer,
    make_shop,
    make_slot,
    wishes_for,
)

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.process]
STOCK = 1000


def place_and_die(basket, wishes, *, after: int) -> bool:
    """Place in a process of its own that kills itself after so many statements.

    Returns whether it lived to the end.
    """
    connections.close_all()
    child = os.fork()
    if child == 0:
        statements = 0

        def count(execute, sql, params, many, context):
            nonlocal statements
            if statements == after:
                os.kill(os.getpid(), signal.SIGKILL)
            statements += 1
            return execute(sql, params, many, context)

        with connection.execute_wrapper(count):
            place_order(basket, wishes, by=None)
        os._exit(0)
    _, status = os.waitpid(child, 0)
    return os.WIFEXITED(status) and os.WEXITSTATUS(status) == 0


def test_killed_after_any_statement_there_is_one_order_or_none_and_sent_again_one():
    town = make_district()
    bakery, butcher = make_shop(town, "Forno"), make_shop(town, "Macelleria")
    make_keeper(bakery)
    cake = make_offer(bakery, "Torta", "9.00", availability="counted", stock=STOCK)
    meat = make_offer(butcher, "Arrosto", "20.00", kind="weight")
    slot = make_slot(town, capacity=500)
    killed = 0
    while True:
        basket = fill_basket(town, (cake, 1), (meat, 500))
        wishes = wishes_for(basket, slot)
        before = _all_counts()
        lived = place_and_die(basket, wishes, after=killed)
        if lived:
            break
        assert _all_counts() == before, f"something stayed after {killed} statements"

        place_order(basket, wishes, by=None)
        place_order(basket, wishes, by=None)
        orders = Order.objects.filter(checkout_key=wishes.key)
        assert orders.count() == 1
        assert not basket.lines.exists()
        killed += 1
    assert killed > 20
    placed = Order.objects.count()
    slot.refresh_from_db()
    assert slot.taken == placed == killed + 1
    assert Offer.objects.get(pk=cake.pk).stock == STOCK - placed


def _all_counts():
    tables = (Order, Line, Due, Delivery, Notice, BasketLine)
    counts = {table.__name__: table.objects.count() for table in tables}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM procrastinate_jobs")
        counts["jobs"] = cursor.fetchone()[0]
    counts["stock"] = list(Offer.objects.order_by("pk").values_list("stock", flat=True))
    return counts
