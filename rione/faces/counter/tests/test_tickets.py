import pytest

from rione.domain.accounts.models import Person
from rione.domain.shops.models import Keeper
from tests.factories import make_shop

from .conftest import at

HOME = "/pioltello/counter/"
TICKETS = "/pioltello/counter/forno/"


def text(answer):
    assert answer.status_code == 200
    return answer.content.decode()


def test_the_only_shop_of_a_keeper_opens_at_once(lucia):
    assert lucia.get(HOME).url == TICKETS


def test_a_keeper_of_two_shops_chooses(lucia, town):
    lucia_herself = Person.objects.get(name="Lucia")
    Keeper.objects.create(shop=make_shop(town, "Pasticceria"), person=lucia_herself)

    page = text(lucia.get(HOME))

    assert "Forno" in page
    assert "Pasticceria" in page


def test_whoever_keeps_no_shop_finds_no_counter(client, town, django_user_model):
    client.force_login(django_user_model.objects.create_user("ada@example.org"))
    assert client.get(HOME).status_code == 404


@pytest.mark.parametrize("act", ["", "label/", "refuse/"])
def test_the_keeper_of_another_shop_finds_nothing(client, town, part, act):
    other = make_shop(town, "Macelleria")
    client.force_login(Person.objects.create_user("rosa@example.org"))
    Keeper.objects.create(shop=other, person=Person.objects.get(email="rosa@example.org"))

    borrowed = at(part, act).replace("/forno/", "/macelleria/")

    assert client.get(at(part, act)).status_code == 404
    assert client.get(borrowed).status_code == 404


def test_an_empty_counter_says_what_to_do(lucia):
    assert "Nessun ordine al momento" in text(lucia.get(TICKETS))


def test_a_new_order_rings_with_all_it_takes_to_answer(lucia, part):
    page = text(lucia.get(TICKETS))

    assert f'data-ring="{part.pk}"' in page
    assert part.order.code in page
    assert "Ada" in page
    assert "Prova" not in page
    assert "3 pezzi" in page.replace("\xa0", " ")
    assert "Accetta" in page


def test_what_leaves_first_comes_first(lucia, order):
    later, sooner = order(starts=9), order(starts=3)

    page = text(lucia.get(TICKETS))

    assert page.index(sooner.code) < page.index(later.code)


def test_once_heard_it_rings_nowhere(lucia, part):
    lucia.post(at(part, "acknowledge/"))

    assert "data-ring=" not in text(lucia.get(TICKETS))


def test_other_pages_of_the_counter_ring_too(lucia, part):
    for page in ("done/", "products/"):
        assert f'data-ring="{part.pk}"' in text(lucia.get(f"{TICKETS}{page}"))


def test_asking_whether_anything_changed_costs_nothing_while_it_did_not(lucia, part):
    page = text(lucia.get(TICKETS))
    seen = page.partition('name="seen" value="')[2].partition('"')[0]

    assert lucia.get(TICKETS, {"seen": seen}).status_code == 204
    lucia.post(at(part, "acknowledge/"))
    assert lucia.get(TICKETS, {"seen": seen}).status_code == 200


def test_the_list_costs_as_many_queries_for_one_order_as_for_five(
    lucia, order, django_assert_max_num_queries
):
    for _time in range(5):
        order()
    with django_assert_max_num_queries(9):
        lucia.get(TICKETS)


def test_looking_at_a_button_does_nothing(lucia, part):
    for act in ("accept", "acknowledge", "ready", "hand-out", "weights"):
        assert lucia.get(at(part, f"{act}/")).url == at(part)
    part.refresh_from_db()
    assert part.status == "placed"
    assert part.acknowledged_at is None
