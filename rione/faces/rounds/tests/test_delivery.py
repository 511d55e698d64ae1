import pytest

from rione.domain.delivery.actions.riding import give_back
from rione.domain.delivery.models import Delivery, DeliveryStatus, Stop, StopStatus
from rione.domain.delivery.queries import cash_in_hand
from rione.domain.orders.models import Line
from rione.kit.money import Money
from tests.factories import make_district, make_rider
from tests.riding import claimed, collected, offered, pickups, wrong_pin
from tests.riding import main_of as text

HOME = "/pioltello/rounds/"


def page_of(delivery, *more):
    return "/".join([f"{HOME}deliveries/{delivery.pk}", *map(str, more), ""])


def status_of(delivery):
    return Delivery.objects.get(pk=delivery.pk).status


def test_the_next_stop_is_a_shop_with_its_bags_filled_in(luca, rider):
    delivery = claimed(rider, "Forno", "Ortofrutta")
    part = pickups(delivery)[0].shop_order
    part.bags = 3
    part.save()

    page = text(luca.get(page_of(delivery)))

    assert "Forno" in page.partition("Tutte le fermate")[0]
    assert "Ortofrutta" not in page.partition("Tutte le fermate")[0]
    assert 'value="3"' in page
    assert "geo:45.499" in page
    assert 'href="tel:0255500000"' in page


def test_another_shop_may_come_first(luca, rider):
    delivery = claimed(rider, "Forno", "Ortofrutta")
    second = pickups(delivery)[1]

    page = text(luca.get(page_of(delivery) + f"?stop={second.pk}")).partition("Tutte le fermate")[0]

    assert "Ortofrutta" in page
    assert "Forno" not in page


@pytest.mark.parametrize("typed", ["0", "-1", "21", "1e9", "abc", ""])
def test_bags_that_cannot_be_are_told_at_the_field(luca, rider, typed):
    delivery = claimed(rider, "Forno")
    stop = pickups(delivery)[0]

    answer = luca.post(page_of(delivery, "stops", stop.pk, "collect"), {"bags": typed})

    assert answer.status_code == 422
    assert 'class="errorlist"' in text(answer)
    assert Stop.objects.get(pk=stop.pk).status == StopStatus.TODO


def test_a_forgotten_weight_can_be_typed_at_the_shop(luca, rider):
    delivery = claimed(rider, "Forno", packed=False)
    stop = pickups(delivery)[0]
    line = stop.shop_order.lines.get(kind="weight")
    collect = page_of(delivery, "stops", stop.pk, "collect")
    assert f'name="grams-{line.pk}"' in text(luca.get(page_of(delivery)))

    answer = luca.post(collect, {"bags": "2", f"grams-{line.pk}": "9000"})
    assert answer.status_code == 409
    page = text(answer)
    assert 'value="9000"' in page
    assert "575 g" in page
    assert Stop.objects.get(pk=stop.pk).status == StopStatus.TODO

    luca.post(collect, {"bags": "2", f"grams-{line.pk}": "550"})
    assert Line.objects.get(pk=line.pk).picked == 550


def test_nothing_to_collect_calls_the_shop_off_and_the_others_go_on(luca, rider):
    delivery = claimed(rider, "Forno", "Ortofrutta")
    first, second = pickups(delivery)
    miss = page_of(delivery, "stops", first.pk, "miss")
    assert luca.post(miss, {"reason": "other"}).status_code == 422

    luca.post(miss, {"reason": "closed"})

    assert Stop.objects.get(pk=first.pk).status == StopStatus.FAILED
    first.shop_order.refresh_from_db()
    assert first.shop_order.is_undone
    assert first.shop_order.reason == "Il negozio è chiuso"
    luca.post(page_of(delivery, "stops", second.pk, "collect"), {"bags": "1"})
    page = text(luca.get(page_of(delivery)))
    assert "Consegnato" in page
    assert "20,00" in page


def test_nothing_at_the_only_shop_ends_the_delivery(luca, rider):
    delivery = claimed(rider, "Forno")
    stop = pickups(delivery)[0]

    answer = luca.post(page_of(delivery, "stops", stop.pk, "miss"), {"reason": "gone"})

    assert answer.url == HOME
    assert status_of(delivery) == DeliveryStatus.CANCELLED


def test_the_door_shows_one_sum_its_envelopes_and_the_change_but_never_the_pin(luca, rider):
    delivery = collected(
        rider, "Forno", "Ortofrutta", pays_with=Money.of("50.00"), door_note="Scala B, terzo piano"
    )

    page = text(luca.get(page_of(delivery)))

    assert "40,00" in page
    assert page.count("20,00") == 2
    assert "10,00" in page
    assert "Scala B, terzo piano" in page
    assert f'value="{delivery.order.pin}"' not in page


def test_a_note_that_does_not_cover_the_sum_is_said(luca, rider):
    delivery = collected(rider, "Forno", pays_with=Money.of("10.00"))

    assert "mancano 10,00" in text(luca.get(page_of(delivery)))


@pytest.mark.parametrize("typed", ["", "12", "12345", "abcd", "12 4"])
def test_a_pin_of_another_shape_costs_no_try(luca, rider, typed):
    delivery = collected(rider, "Forno")

    answer = luca.post(page_of(delivery, "deliver"), {"pin": typed})

    assert answer.status_code == 422
    assert Delivery.objects.get().wrong_pins == 0
    assert 'aria-invalid="true"' in text(answer)


def test_a_wrong_pin_tells_the_tries_left_and_after_five_only_a_name_serves(luca, rider):
    delivery = collected(rider, "Forno")
    deliver = page_of(delivery, "deliver")
    wrong = {"pin": wrong_pin(delivery)}

    answer = luca.post(deliver, wrong)
    assert answer.status_code == 409
    assert "Restano 4 tentativi" in text(answer)
    for _ in range(3):
        luca.post(deliver, wrong)
    answer = luca.post(deliver, wrong)
    assert "Cinque PIN sbagliati" in text(answer)
    assert 'name="pin"' not in text(answer)
    assert luca.post(deliver, {"pin": delivery.order.pin}).status_code == 409
    assert status_of(delivery) == DeliveryStatus.UNDER_WAY

    answer = luca.post(deliver, {"received_by": "Vicina", "note": ""})
    assert answer.status_code == 422
    assert 'value="Vicina"' in text(answer)
    luca.post(deliver, {"received_by": "Vicina", "note": "Telefono scarico"})
    assert status_of(delivery) == DeliveryStatus.DELIVERED


def test_delivering_before_the_last_shop_is_refused_in_words(luca, rider):
    delivery = claimed(rider, "Forno", "Ortofrutta")

    answer = luca.post(page_of(delivery, "deliver"), {"pin": delivery.order.pin})

    assert answer.status_code == 409
    assert "un negozio da cui non hai ritirato" in text(answer)
    assert cash_in_hand(rider) == Money(0)


def test_not_delivered_then_tried_again_then_back_to_the_shops(luca, rider):
    delivery = collected(rider, "Forno")
    assert luca.post(page_of(delivery, "fail"), {}).status_code == 422

    luca.post(page_of(delivery, "fail"), {"reason": "nobody", "words": "Luci spente"})
    page = text(luca.get(page_of(delivery)))
    assert "Non apre nessuno: Luci spente" in page
    assert "Riprova" in page

    luca.post(page_of(delivery, "try-again"))
    assert 'name="pin"' in text(luca.get(page_of(delivery)))
    luca.post(page_of(delivery, "fail"), {"reason": "refused"})
    answer = luca.post(page_of(delivery, "bring-back"))
    assert answer.url == HOME
    assert status_of(delivery) == DeliveryStatus.RETURNED
    assert cash_in_hand(rider) == Money(0)


def test_the_customer_reads_the_reason_in_their_own_language(luca, rider):
    delivery = collected(rider, "Forno", language="en")

    luca.post(page_of(delivery, "fail"), {"reason": "nobody"})

    assert Delivery.objects.get().failure == "Nobody opens"


def test_before_the_first_pickup_it_can_be_given_back(luca, rider):
    delivery = claimed(rider, "Forno", "Ortofrutta")
    assert "Restituisci" in text(luca.get(page_of(delivery)))

    answer = luca.post(page_of(delivery, "give-back"))

    assert answer.url == HOME
    assert status_of(delivery) == DeliveryStatus.OFFERED
    assert luca.get(page_of(delivery)).status_code == 404


def test_with_goods_on_the_bike_it_cannot(luca, rider):
    delivery = collected(rider, "Forno")

    assert "Restituisci" not in text(luca.get(page_of(delivery)))
    assert luca.post(page_of(delivery, "give-back")).status_code == 409
    assert status_of(delivery) == DeliveryStatus.UNDER_WAY


def test_alcohol_asks_for_a_document(luca, rider):
    delivery = collected(rider, "Forno")
    product = delivery.order.shop_orders.get().lines.first().offer.product
    product.minimum_age = 18
    product.save()

    assert "Chiedi un documento" in text(luca.get(page_of(delivery)))


def test_every_act_of_another_riders_delivery_is_not_there(luca, rider, town):
    theirs = claimed(make_rider(town, "sara"), "Forno")
    stop = pickups(theirs)[0]
    acts = ["give-back", "deliver", "fail", "try-again", "bring-back"]
    paths = [page_of(theirs, act) for act in acts]
    paths += [page_of(theirs, "stops", stop.pk, act) for act in ("collect", "miss")]

    assert luca.get(page_of(theirs)).status_code == 404
    for path in paths:
        assert luca.post(path, {"bags": "1", "pin": theirs.order.pin}).status_code == 404
    assert status_of(theirs) == DeliveryStatus.PLANNED


def test_a_stop_of_another_delivery_is_not_there(luca, rider, town):
    mine = claimed(rider, "Forno")
    stop = pickups(claimed(make_rider(town, "sara"), "Ortofrutta"))[0]

    answer = luca.post(page_of(mine, "stops", stop.pk, "collect"), {"bags": "1"})

    assert answer.status_code == 404


def test_a_delivery_of_another_town_cannot_be_taken(luca, rider, town):
    elsewhere = offered(make_district("sesto"), "Spiga")

    assert luca.post(page_of(elsewhere, "claim")).status_code == 404
    assert luca.get(f"/sesto/rounds/deliveries/{elsewhere.pk}/").status_code == 404


def test_what_was_given_back_meanwhile_is_not_there(luca, rider):
    delivery = claimed(rider, "Forno")
    give_back(delivery, by=rider.person)

    assert luca.post(page_of(delivery, "deliver"), {"pin": "0000"}).status_code == 404


def test_after_delivery_the_page_shows_how_to_fill_the_envelopes(luca, rider):
    delivery = collected(rider, "Forno", "Ortofrutta")
    luca.post(page_of(delivery, "deliver"), {"pin": delivery.order.pin})

    page = text(luca.get(page_of(delivery)))

    assert "40,00" in page
    assert page.count("20,00") == 2
    assert luca.post(page_of(delivery, "deliver"), {"pin": delivery.order.pin}).status_code == 302
    assert cash_in_hand(rider) == Money.of("40.00")


def test_a_page_costs_few_queries(luca, rider, django_assert_max_num_queries):
    delivery = collected(rider, "Forno", "Ortofrutta", "Pescheria", "Vini")

    with django_assert_max_num_queries(20):
        luca.get(page_of(delivery))


def test_english_is_complete(luca, rider):
    delivery = collected(rider, "Forno")

    page = text(luca.get(f"/pioltello/en/rounds/deliveries/{delivery.pk}/"))

    assert "Delivered" in page
    assert "Consegnato" not in page


def test_a_part_the_shop_is_still_preparing_is_said(luca, rider, town):
    delivery = claimed(rider, "Forno", packed=False)

    assert "in preparazione" in text(luca.get(page_of(delivery)))
