from rione.domain.notices.models import Notice
from tests.factories import fill_basket, make_offer, make_shop, make_slot, place


def test_a_quiet_day_says_so(page, town):
    text = page()
    assert "Oggi non c’è niente in sospeso" in text
    assert "Nessun negozio in attesa" in text


def test_what_needs_a_person_today(page, town, waiting):
    waiting()
    order = _order(town, starts=2)

    text = page()

    assert "Rosticceria" in text
    assert order.code in text
    assert "0255500000" in text
    assert "Ada" not in text


def test_an_order_far_from_its_time_needs_nobody_yet(page, town):
    order = _order(town, starts=20)
    assert order.code not in page()


def test_shops_are_found_by_words_and_by_state(page, town, waiting):
    waiting()
    make_shop(town, "Libreria")

    assert "Libreria" in _found(page("shops/?q=libr%C3%A8"))
    assert "Rosticceria" not in _found(page("shops/?q=libreria"))
    assert "Libreria" not in _found(page("shops/?status=submitted"))
    assert "Nessun negozio trovato" in page("shops/?q=zzz")
    assert "Nessun negozio trovato" in page("shops/?status=nonsense")


def test_the_list_costs_the_same_for_many_shops(page, town, django_assert_max_num_queries):
    for number in range(12):
        make_shop(town, f"Negozio {number}")
    with django_assert_max_num_queries(5):
        assert "Negozio 11" in page("shops/")


def test_each_figure_has_its_formula_and_what_it_stands_on(page, town):
    _order(town, starts=4)

    text = page("indicators/")

    rows = text.partition("<tbody>")[2].split("<tr>")[1:]
    assert len(rows) == 5
    assert rows[0].count("<strong>1</strong>") == 3
    assert rows[0].count("n = 1") == 3
    assert rows[3].count("<strong>–</strong>") == 3
    assert all('class="formula"' in row for row in rows)


def test_indicators_cost_few_queries(page, town, django_assert_max_num_queries):
    with django_assert_max_num_queries(4 + 3 * 7):
        page("indicators/")


def _found(text):
    return text.partition("<tbody>")[2].partition("</tbody>")[0]


def _order(town, *, starts):
    shop = make_shop(town, "Forno")
    basket = fill_basket(town, (make_offer(shop, "Torta", "18.00"), 1))
    order = place(basket, make_slot(town, starts_in_hours=starts))
    assert not Notice.objects.filter(cause="part_refused").exists()
    return order
