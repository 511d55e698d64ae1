"""From the ring to “Pronto” with plain forms, as a browser without JavaScript sends them."""

import pytest

from rione.domain.notices.models import Notice

from .conftest import at, state


@pytest.fixture
def accepted(lucia, part):
    lucia.post(at(part, "accept/"))
    return part


def shown(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_accepting_leads_to_the_first_weight(lucia, part, lines):
    answer = lucia.post(at(part, "accept/"), follow=True)

    page = shown(answer)
    field = page.partition(f'id="grams-{lines[1].pk}"')[2].partition(">")[0]
    assert state(part) == "accepted"
    assert answer.redirect_chain == [(at(part), 302)]
    assert "autofocus" in field
    assert 'inputmode="numeric"' in field
    assert "1,15\xa0kg" in page


def test_accepting_twice_is_accepting(lucia, accepted):
    assert lucia.post(at(accepted, "accept/")).url == at(accepted)


def test_two_taps_and_the_digits_make_it_ready(lucia, accepted, lines):
    answer = lucia.post(
        at(accepted, "ready/"), {f"grams-{lines[1].pk}": "1080", "bags": "2"}, follow=True
    )

    accepted.refresh_from_db()
    assert (accepted.status, accepted.bags) == ("ready", 2)
    assert "15,90\xa0€" in shown(answer)
    assert "data-print-now" in shown(answer)


def test_a_second_ready_changes_nothing(lucia, accepted, lines):
    said = {f"grams-{lines[1].pk}": "1080", "bags": "2"}
    lucia.post(at(accepted, "ready/"), said)

    assert lucia.post(at(accepted, "ready/"), {**said, "bags": "9"}).url == at(accepted)
    accepted.refresh_from_db()
    assert accepted.bags == 2


@pytest.mark.parametrize(
    ("grams", "bags", "status", "sentence"),
    [
        ("1151", "1", 409, "scrivi un peso da 1 a 1150 g"),
        ("0", "1", 409, "scrivi un peso da 1 a 1150 g"),
        ("-1", "1", 409, "scrivi un peso da 1 a 1150 g"),
        ("1e9", "1", 422, "Scrivi il peso in grammi"),
        ("abc", "1", 422, "Scrivi il peso in grammi"),
        ("99999999999999999999", "1", 422, "Scrivi il peso in grammi"),
        ("", "1", 409, "Prima pesa"),
        ("1000", "0", 409, "Scrivi quanti sacchetti"),
        ("1000", "21", 409, "Scrivi quanti sacchetti"),
        ("1000", "", 422, "Scrivi quanti sacchetti"),
        ("1000", "due", 422, "Scrivi quanti sacchetti"),
    ],
)
def test_what_cannot_be_right_is_said_at_its_field_and_kept(
    lucia, accepted, lines, grams, bags, status, sentence
):
    answer = lucia.post(at(accepted, "ready/"), {f"grams-{lines[1].pk}": grams, "bags": bags})

    page = shown(answer, status)
    assert sentence in page
    assert 'aria-invalid="true"' in page
    assert f'value="{grams[:20]}"' in page
    assert f'value="{bags}"' in page
    assert state(accepted) == "accepted"


def test_a_weight_is_read_as_people_type_it(lucia, accepted, lines):
    lucia.post(at(accepted, "ready/"), {f"grams-{lines[1].pk}": "1 080 g", "bags": "1"})

    lines[1].refresh_from_db()
    assert lines[1].picked == 1080


def test_a_missing_line_keeps_the_weight_typed_beside_it(lucia, accepted, lines):
    said = {f"grams-{lines[1].pk}": "980", "bags": "3"}
    answer = lucia.post(at(accepted, f"lines/{lines[0].pk}/short/"), said, follow=True)

    page = shown(answer)
    assert "Manca: il cliente non lo paga" in page
    assert 'value="980"' in page
    assert 'value="3"' in page
    back = lucia.post(at(accepted, f"lines/{lines[0].pk}/found/"), said, follow=True)
    assert "Manca: il cliente non lo paga" not in shown(back)


def test_only_some_of_the_pieces(lucia, accepted, lines):
    answer = lucia.post(
        at(accepted, f"lines/{lines[0].pk}/left/"), {f"left-{lines[0].pk}": "2"}, follow=True
    )

    lines[0].refresh_from_db()
    assert lines[0].picked == 2
    assert "su 3 richiesti" in shown(answer)


@pytest.mark.parametrize(
    ("left", "status", "sentence"),
    [("4", 409, "al massimo 3"), ("", 422, "in cifre"), ("due", 422, "in cifre")],
)
def test_more_than_was_asked_is_refused_at_its_field(
    lucia, accepted, lines, left, status, sentence
):
    answer = lucia.post(at(accepted, f"lines/{lines[0].pk}/left/"), {f"left-{lines[0].pk}": left})

    assert sentence in shown(answer, status)


def test_weighing_alone_settles_the_total(lucia, accepted, lines):
    answer = lucia.post(
        at(accepted, f"lines/{lines[1].pk}/weighed/"),
        {f"grams-{lines[1].pk}": "900"},
        follow=True,
    )

    assert "15,00\xa0€" in shown(answer)


def test_a_weight_behind_ready_changes_nothing(lucia, accepted, lines):
    lucia.post(at(accepted, "ready/"), {f"grams-{lines[1].pk}": "1000", "bags": "1"})

    late = lucia.post(
        at(accepted, f"lines/{lines[1].pk}/weighed/"), {f"grams-{lines[1].pk}": "900"}
    )

    lines[1].refresh_from_db()
    assert late.url == at(accepted)
    assert lines[1].picked == 1000


def test_the_done_key_keeps_the_weights(lucia, accepted, lines):
    good = lucia.post(at(accepted, "weights/"), {f"grams-{lines[1].pk}": "950", "bags": "1"})
    bad = lucia.post(at(accepted, "weights/"), {f"grams-{lines[1].pk}": "9500", "bags": "1"})

    lines[1].refresh_from_db()
    assert good.status_code == 302
    assert lines[1].picked == 950
    assert "scrivi un peso da 1 a 1150 g" in shown(bad, 422)


def test_lines_of_other_orders_are_not_here(lucia, accepted, order):
    stranger = order().shop_orders.get().lines.first()

    assert lucia.post(at(accepted, f"lines/{stranger.pk}/short/")).status_code == 404
    assert lucia.post(at(accepted, f"lines/{stranger.pk}/eaten/")).status_code == 404
    assert lucia.post(at(accepted, "weights/"), {f"grams-{stranger.pk}": "5"}).status_code == 404


def test_a_ticket_costs_few_queries(lucia, accepted, django_assert_max_num_queries):
    with django_assert_max_num_queries(8):
        lucia.get(at(accepted))


def test_a_ready_reason_is_told_in_the_customer_s_language(lucia, order):
    part = order(language="en").shop_orders.get()

    lucia.post(at(part, "refuse/"), {"reason": "gone", "words": ""})

    part.refresh_from_db()
    assert part.status == "refused"
    assert part.reason == "What you asked for has run out."
    assert Notice.objects.filter(cause="part_refused").exists()


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ({}, "Scegli un motivo"),
        ({"reason": "own", "words": "  "}, "il cliente lo leggerà"),
        ({"reason": "nonsense"}, "nonsense"),
    ],
)
def test_a_refusal_without_a_reason_goes_nowhere(lucia, part, said, sentence):
    answer = lucia.post(at(part, "refuse/"), said)

    assert sentence in shown(answer, 422)
    assert state(part) == "placed"


def test_own_words_are_told_as_they_are(lucia, part):
    lucia.post(at(part, "refuse/"), {"reason": "own", "words": "Il forno si è rotto."})

    part.refresh_from_db()
    assert part.reason == "Il forno si è rotto."
