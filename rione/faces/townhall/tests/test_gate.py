import pytest

from tests.factories import make_coordinator, make_district, make_keeper, make_officer

PAGES = ["", "shops/", "shops/rosticceria/", "indicators/"]
ACTS = ["shops/rosticceria/approve/", "shops/rosticceria/send-back/"]


@pytest.mark.parametrize("path", [*PAGES, *ACTS])
def test_a_stranger_is_asked_to_sign_in(client, waiting, path):
    waiting()
    answer = client.get(f"/pioltello/townhall/{path}")
    assert answer.status_code == 302
    assert "/accounts/login/" in answer.url


@pytest.mark.parametrize("path", [*PAGES, *ACTS])
def test_nothing_is_here_for_keepers_and_coordinators(client, town, waiting, path):
    shop = waiting()
    for person in (make_keeper(shop, "rosa"), make_coordinator(town)):
        client.force_login(person)
        assert client.get(f"/pioltello/townhall/{path}").status_code == 404


@pytest.mark.parametrize("path", ACTS)
def test_an_officer_of_another_town_decides_nothing_here(client, waiting, path):
    shop = waiting()
    client.force_login(make_officer(make_district("sesto")))

    here = client.post(f"/pioltello/townhall/{path}", {"remarks": "No"})
    there = client.post(f"/sesto/townhall/{path}", {"remarks": "No"})

    shop.refresh_from_db()
    assert (here.status_code, there.status_code) == (404, 404)
    assert shop.status == "submitted"
