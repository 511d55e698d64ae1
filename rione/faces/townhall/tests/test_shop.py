import pytest

from rione.domain.notices.models import Notice

SHOP = "/pioltello/townhall/shops/rosticceria/"


def shown(answer, status=200):
    assert answer.status_code == status
    return answer.content.decode()


def test_what_is_there_and_what_is_missing(page, waiting):
    waiting(sells_food=True)

    text = page("shops/rosticceria/")

    assert "10 su 10" in text
    assert "Approva negozio" in text
    assert "Rosticceria di dimostrazione" in text
    assert "non indicato" in text


def test_approving_lets_the_shop_in_and_tells_the_keeper(officer, waiting):
    shop = waiting()

    text = shown(officer.post(f"{SHOP}approve/", follow=True))

    shop.refresh_from_db()
    assert shop.status == "verified"
    assert "è approvato" in text
    assert "Il Comune ha approvato il negozio" in text
    assert Notice.objects.get(cause="shop_approved").facts["shop"] == "Rosticceria"
    assert shown(officer.post(f"{SHOP}approve/", follow=True))
    assert Notice.objects.filter(cause="shop_approved").count() == 1


def test_an_incomplete_shop_is_refused_with_what_is_missing(officer, waiting):
    shop = waiting()
    shop.rea = ""
    shop.save()

    text = shown(officer.post(f"{SHOP}approve/"), 409)

    shop.refresh_from_db()
    assert shop.status == "submitted"
    assert "Il negozio non si può ancora approvare" in text
    assert "- Numero REA" in text


def test_sending_back_keeps_the_remarks_and_tells_the_keeper(officer, waiting):
    shop = waiting()

    text = shown(officer.post(f"{SHOP}send-back/", {"remarks": "Manca la SCIA."}, follow=True))

    shop.refresh_from_db()
    assert (shop.status, shop.remarks) == ("sent_back", "Manca la SCIA.")
    assert "Il Comune ha rimandato la richiesta con osservazioni" in text
    assert text.count("Manca la SCIA.") == 2
    assert Notice.objects.get(cause="shop_sent_back").facts["remarks"] == "Manca la SCIA."


@pytest.mark.parametrize(
    ("remarks", "status"), [("", 409), ("   ", 409), ("x" * 2001, 422)], ids=["no", "blank", "long"]
)
def test_remarks_nobody_can_act_on_are_refused_at_their_field(officer, waiting, remarks, status):
    shop = waiting()

    text = shown(officer.post(f"{SHOP}send-back/", {"remarks": remarks}), status)

    shop.refresh_from_db()
    assert shop.status == "submitted"
    assert 'aria-invalid="true"' in text
    assert remarks in text


def test_what_somebody_else_has_decided_meanwhile_stays(officer, waiting):
    shop = waiting()
    officer.post(f"{SHOP}approve/")

    text = shown(officer.post(f"{SHOP}send-back/", {"remarks": "Troppo tardi"}), 409)

    shop.refresh_from_db()
    assert shop.status == "verified"
    assert "già" in text
    assert "non si può ancora approvare" not in text


def test_looking_decides_nothing(officer, waiting):
    shop = waiting()
    assert officer.get(f"{SHOP}approve/").url == SHOP
    assert officer.get(f"{SHOP}send-back/").url == SHOP
    shop.refresh_from_db()
    assert shop.status == "submitted"


def test_the_history_names_nobody(page, officer, waiting):
    waiting()
    officer.post(f"{SHOP}send-back/", {"remarks": "Manca la SCIA."})

    text = page("shops/rosticceria/").partition('id="history"')[2].partition("</main>")[0]

    assert "Manca la SCIA." in text
    assert "Officer" not in text
    assert "@" not in text


def test_a_shop_s_page_costs_few_queries(page, waiting, django_assert_max_num_queries):
    waiting()
    with django_assert_max_num_queries(9):
        page("shops/rosticceria/")
