"""Invariant 3: lines, shop orders, VAT parts and total agree in cents, for any basket."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from rione.domain.orders.actions.counter import (
    accept,
    call_off,
    make_ready,
    mark_found,
    mark_short,
    weigh,
)
from rione.domain.orders.actions.counter import refuse as refuse_part
from rione.domain.orders.models import Line, LineStatus, Order, ShopOrder
from rione.domain.orders.queries import order_with_everything
from rione.domain.orders.totals import line_total, most_grams, order_total, shop_order_total
from rione.domain.payments.models import Due, Payment, PaymentStatus
from rione.kit.money import Money
from tests.factories import (
    fill_basket,
    make_district,
    make_keeper,
    make_offer,
    make_shop,
    make_slot,
    place,
)

VAT_RATES = [0, 400, 500, 1000, 2200]

things = st.tuples(
    st.integers(0, 2),
    st.sampled_from(["piece", "pack", "weight"]),
    st.integers(1, 9_999),
    st.sampled_from(VAT_RATES),
    st.integers(1, 30),
)
fates = st.lists(
    st.sampled_from(["as_asked", "short", "found", "less", "more"]), min_size=8, max_size=8
)


def agree(order: Order) -> None:
    """Every sum of the order, from its lines up to what is paid, is the same to the cent."""
    order = order_with_everything(order.district).get(pk=order.pk)
    total = order_total(order)
    dues = [part.due for part in order.shop_orders.all()]
    for part in order.shop_orders.all():
        lines = [line_total(line) for line in part.lines.all()]
        amount = shop_order_total(part).amount
        assert amount == (Money(0) if part.is_undone else Money.sum(line.amount for line in lines))
        assert amount == part.due.amount
        _due_agrees(part.due)
    if order.fee_due is not None:
        dues.append(order.fee_due)
        _due_agrees(order.fee_due)
    assert total.amount == Money.sum(due.amount for due in dues)
    assert total.amount <= total.at_most


def _due_agrees(due: Due) -> None:
    parts = list(due.parts.all())
    assert Money.sum(part.gross for part in parts) == due.amount
    for part in parts:
        assert part.vat == part.gross.vat_within(part.vat_rate)
    live = Payment.objects.filter(due=due).exclude(status=PaymentStatus.VOID)
    assert [payment.amount for payment in live] == ([due.amount] if due.amount else [])


class AnyBasket(TestCase):
    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(st.lists(things, min_size=1, max_size=8), fates, st.booleans(), st.integers(0, 350))
    def test_sums_agree_at_every_step(self, wanted, fate, refuses, fee):
        town = make_district(delivery_fee=Money(fee), minimum_basket=Money(0))
        shops = [make_shop(town, f"Negozio {n}") for n in range(3)]
        keepers = [make_keeper(shop) for shop in shops]
        basket = fill_basket(
            town,
            *[
                (
                    make_offer(
                        shops[shop], f"Cosa {n}", str(Money(price)), kind=kind, vat_rate=rate
                    ),
                    quantity * (50 if kind == "weight" else 1),
                )
                for n, (shop, kind, price, rate, quantity) in enumerate(wanted)
            ],
        )
        order = place(basket, make_slot(town))
        agree(order)
        for part in order.shop_orders.order_by("pk"):
            keeper = keepers[shops.index(part.shop)]
            if refuses and part == order.shop_orders.order_by("pk").first():
                refuse_part(part, reason="Chiuso", by=keeper)
                agree(order)
                continue
            self.prepare(part, fate, keeper)

    def prepare(self, part: ShopOrder, fate: list[str], keeper) -> None:
        before = order_total(order_with_everything(part.order.district).get(pk=part.order_id))
        accept(part, by=keeper)
        for line, what in zip(part.lines.order_by("pk"), fate, strict=False):
            self.meet(line, what, keeper)
            agree(part.order)
        if part.lines.exclude(status=LineStatus.SHORT).exists():
            left = part.lines.filter(status=LineStatus.ASKED, kind="weight")
            weights = {line.pk: line.asked for line in left}
            make_ready(part, bags=1, grams_by_line=weights, by=keeper)
        else:
            call_off(part, reason="Manca tutto", by=keeper)
        agree(part.order)
        after = order_total(order_with_everything(part.order.district).get(pk=part.order_id))
        assert after.amount <= before.at_most

    def meet(self, line: Line, what: str, keeper) -> None:
        if what == "short":
            mark_short(line, by=keeper)
        elif what == "found":
            mark_short(line, by=keeper)
            mark_found(line, by=keeper)
        elif line.by_weight and what == "more":
            weigh(line, most_grams(line.asked, line.tolerance), by=keeper)
        elif line.by_weight and what == "less":
            weigh(line, max(1, line.asked - 37), by=keeper)
        elif what == "less" and line.asked > 1:
            mark_short(line, left=line.asked - 1, by=keeper)
