"""What keepers may do with their part, and what they are refused."""

import pytest
from django.core.exceptions import PermissionDenied

from rione.domain.catalogue.actions import set_availability
from rione.domain.catalogue.models import Availability
from rione.domain.notices.models import Notice
from rione.domain.orders.actions.counter import (
    accept,
    acknowledge,
    call_off,
    hand_out,
    make_ready,
    mark_found,
    mark_short,
    refuse,
    weigh,
)
from rione.domain.orders.actions.transport import miss_part
from rione.domain.orders.models import LineStatus, ShopOrderStatus
from rione.domain.orders.queries import open_tickets, part_at, tickets_done_today
from rione.domain.payments.models import Payment, PaymentStatus
from rione.kit import clock
from rione.kit.actors import Actor
from rione.kit.errors import Refused
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

pytestmark = pytest.mark.django_db


@pytest.fixture
def shop():
    return make_shop(make_district())


@pytest.fixture
def keeper(shop):
    return make_keeper(shop)


@pytest.fixture
def part(shop):
    ham = make_offer(shop, "Prosciutto", "30.00", kind="weight")
    eggs = make_offer(shop, "Uova", "3.00")
    return place(fill_basket(shop.district, (ham, 500), (eggs, 2))).shop_orders.get()


def code_of(deed):
    with pytest.raises(Refused) as refusal:
        deed()
    return refusal.value.code, refusal.value.field


def due(part):
    part.due.refresh_from_db()
    return part.due.amount


def test_only_the_shops_keepers_touch_its_part(part):
    stranger = make_keeper(make_shop(part.shop.district, "Altro"))
    line = part.lines.first()

    for deed in (
        lambda: accept(part, by=stranger),
        lambda: refuse(part, reason="no", by=stranger),
        lambda: call_off(part, reason="no", by=stranger),
        lambda: weigh(line, 500, by=stranger),
        lambda: mark_short(line, by=stranger),
        lambda: mark_found(line, by=stranger),
        lambda: make_ready(part, bags=1, grams_by_line={}, by=stranger),
        lambda: acknowledge(part, by=stranger),
        lambda: hand_out(part, by=stranger),
    ):
        with pytest.raises(PermissionDenied):
            deed()
    part.refresh_from_db()
    assert part.status == ShopOrderStatus.PLACED


def test_a_ring_is_acknowledged_once(part, keeper):
    acknowledge(part, by=keeper)
    part.refresh_from_db()
    heard = part.acknowledged_at

    acknowledge(part, by=keeper)

    part.refresh_from_db()
    assert part.acknowledged_at == heard is not None


def test_a_refusal_says_why_and_the_customer_reads_it(part, keeper):
    assert code_of(lambda: refuse(part, reason="  ", by=keeper)) == ("reason_missing", "reason")

    refuse(part, reason="Il forno è rotto", by=keeper)

    assert due(part) == Money(0)
    assert Payment.objects.get().status == PaymentStatus.VOID
    notice = Notice.objects.get(cause="part_refused")
    assert notice.facts["reason"] == "Il forno è rotto"


def test_what_was_accepted_can_be_called_off_until_a_rider_has_it(part, keeper):
    assert code_of(lambda: call_off(part, reason="Guasto", by=keeper))[0] == "already_answered"
    accept(part, by=keeper)
    assert code_of(lambda: call_off(part, reason=" ", by=keeper))[0] == "reason_missing"

    call_off(part, reason="Si è rotta la bilancia", by=keeper)

    part.refresh_from_db()
    assert (part.status, due(part)) == (ShopOrderStatus.CANCELLED, Money(0))
    assert Notice.objects.get(cause="part_refused").facts["reason"] == "Si è rotta la bilancia"
    assert code_of(lambda: call_off(part, reason="Ancora", by=keeper))[0] == "already_answered"


def test_a_rider_isnt_sent_for_an_empty_bag(part, keeper):
    accept(part, by=keeper)
    for line in part.lines.all():
        mark_short(line, by=keeper)

    assert code_of(lambda: make_ready(part, bags=1, grams_by_line={}, by=keeper))[0] == (
        "nothing_to_pack"
    )


@pytest.mark.parametrize("grams", [0, 576, 10**9])
def test_a_weight_beyond_what_the_customer_agreed_to_is_asked_again(part, keeper, grams):
    accept(part, by=keeper)
    line = part.lines.get(kind="weight")

    assert code_of(lambda: weigh(line, grams, by=keeper)) == (
        "weight_out_of_range",
        f"grams-{line.pk}",
    )
    assert due(part) == Money.of("21.00")


def test_the_total_follows_the_scale_up_and_down_until_it_is_ready(part, keeper):
    accept(part, by=keeper)
    line = part.lines.get(kind="weight")

    weigh(line, 575, by=keeper)
    assert due(part) == Money.of("23.25")
    weigh(line, 480, by=keeper)
    assert due(part) == Money.of("20.40")

    make_ready(part, bags=1, grams_by_line={}, by=keeper)
    assert code_of(lambda: weigh(line, 500, by=keeper))[0] == "already_answered"


def test_short_less_and_found_again(part, keeper):
    accept(part, by=keeper)
    eggs = part.lines.get(name="Uova")

    mark_short(eggs, by=keeper)
    assert due(part) == Money.of("15.00")
    mark_short(eggs, left=1, by=keeper)
    assert due(part) == Money.of("18.00")
    mark_found(eggs, by=keeper)
    assert due(part) == Money.of("21.00")
    assert code_of(lambda: mark_short(eggs, left=3, by=keeper))[0] == "more_than_asked"


def test_everything_missing_and_one_thing_found_again_is_asked_for_again(part, keeper):
    accept(part, by=keeper)
    for line in part.lines.all():
        mark_short(line, by=keeper)
    assert [payment.status for payment in part.due.payments.all()] == [PaymentStatus.VOID]

    mark_found(part.lines.get(name="Uova"), by=keeper)

    asked = part.due.payments.get(status=PaymentStatus.DUE)
    assert (due(part), asked.amount) == (Money(600), Money(600))


def test_what_was_found_again_still_has_to_be_weighed(part, keeper):
    accept(part, by=keeper)
    ham = part.lines.get(kind="weight")
    mark_short(ham, by=keeper)

    mark_found(ham, by=keeper)

    ham.refresh_from_db()
    assert (ham.status, ham.to_weigh, due(part)) == (LineStatus.ASKED, True, Money.of("21.00"))


def test_ready_wants_every_weight_and_takes_those_typed_with_it(part, keeper):
    accept(part, by=keeper)
    line = part.lines.get(kind="weight")

    assert code_of(lambda: make_ready(part, bags=1, grams_by_line={}, by=keeper)) == (
        "weight_missing",
        f"grams-{line.pk}",
    )
    assert code_of(lambda: make_ready(part, bags=0, grams_by_line={}, by=keeper)) == (
        "bags_out_of_range",
        "bags",
    )

    make_ready(part, bags=2, grams_by_line={line.pk: 510}, by=keeper)

    part.refresh_from_db()
    assert (part.status, part.bags, due(part)) == (ShopOrderStatus.READY, 2, Money.of("21.30"))
    assert {line.status for line in part.lines.all()} == {LineStatus.PICKED}


def test_a_short_line_by_weight_needs_no_scale(part, keeper):
    accept(part, by=keeper)
    line = part.lines.get(kind="weight")
    mark_short(line, by=keeper)

    make_ready(part, bags=1, grams_by_line={line.pk: 500}, by=keeper)

    line.refresh_from_db()
    assert (line.status, due(part)) == (LineStatus.SHORT, Money.of("6.00"))


def test_the_count_goes_on_while_the_shop_says_it_is_sold_out(shop, keeper):
    jam = make_offer(shop, "Confettura", availability=Availability.COUNTED, stock=5)
    part = place(fill_basket(shop.district, (jam, 2))).shop_orders.get()
    set_availability(jam, Availability.OUT, by=keeper)

    refuse(part, reason="Chiuso", by=keeper)

    jam.refresh_from_db()
    assert (jam.stock, jam.availability) == (5, Availability.OUT)


@pytest.mark.parametrize(("found", "stock"), [(0, 2), (1, 3), (3, 5)])
def test_what_was_missing_does_not_come_back_into_the_stock(shop, keeper, found, stock):
    jam = make_offer(shop, "Confettura", availability=Availability.COUNTED, stock=5)
    part = place(fill_basket(shop.district, (jam, 3))).shop_orders.get()
    accept(part, by=keeper)
    mark_short(part.lines.get(), left=found, by=keeper)

    miss_part(part, reason="Chiuso", by=Actor("rider"))

    jam.refresh_from_db()
    assert jam.stock == stock


def test_a_reason_longer_than_the_order_keeps_is_told_so(part, keeper):
    assert code_of(lambda: refuse(part, reason="x" * 201, by=keeper)) == ("too_long", "reason")


def test_whoever_fetches_it_is_told_pays_and_the_shop_has_its_money(part, keeper):
    accept(part, by=keeper)
    assert code_of(lambda: hand_out(part, by=keeper))[0] == "already_answered"
    line = part.lines.get(kind="weight")
    make_ready(part, bags=1, grams_by_line={line.pk: 500}, by=keeper)
    assert Notice.objects.filter(cause="part_ready").count() == 1

    hand_out(part, by=keeper)

    part.refresh_from_db()
    assert part.status == ShopOrderStatus.COMPLETED
    assert Payment.objects.get().status == PaymentStatus.HANDED_OVER


def test_what_a_rider_brings_isnt_handed_out(shop, keeper):
    cake = make_offer(shop, "Torta", "20.00")
    basket = fill_basket(shop.district, (cake, 1))
    part = place(basket, make_slot(shop.district)).shop_orders.get()
    accept(part, by=keeper)
    make_ready(part, bags=1, grams_by_line={}, by=keeper)

    assert code_of(lambda: hand_out(part, by=keeper))[0] == "rider_brings_it"


def test_the_counter_lists_what_waits_and_what_is_done(shop, part, keeper):
    midnight = clock.now().replace(hour=0, minute=0)
    assert list(open_tickets(shop)) == [part]
    assert part_at(shop, part.pk) == part
    assert part_at(make_shop(shop.district, "Altro"), part.pk) is None

    refuse(part, reason="Chiuso", by=keeper)

    assert list(open_tickets(shop)) == []
    assert list(tickets_done_today(shop, midnight)) == [part]
