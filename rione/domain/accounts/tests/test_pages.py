"""Every page of the sign-in, in a town and outside of any, in both languages."""

import pytest

from rione.domain.accounts.actions import register_person

OPEN = ["login", "login/code", "signup", "password/reset", "inactive"]
OWN = ["email", "password/change", "logout"]


@pytest.mark.parametrize("mount", ["/borgo", "/borgo/en", "", "/en"])
@pytest.mark.parametrize("page", OPEN)
def test_a_page_for_everybody(client, district, mount, page):
    answer = client.get(f"{mount}/accounts/{page}/")

    assert answer.status_code == 200
    assert "<h1>" in answer.content.decode()
    assert f"{mount}/accounts/" in answer.content.decode()


@pytest.mark.parametrize("mount", ["/borgo", "/borgo/en", ""])
@pytest.mark.parametrize("page", OWN)
def test_a_page_of_ones_own(client, district, ada, mount, page):
    stranger = client.get(f"{mount}/accounts/{page}/")
    assert stranger.status_code == 302

    client.force_login(ada)
    assert client.get(f"{mount}/accounts/{page}/").status_code == 200


def main_of(answer):
    return answer.content.decode().partition("<main")[2].partition("</main>")[0]


def test_fields_tell_the_browser_what_they_are(client, district):
    page = main_of(client.get("/borgo/accounts/login/"))
    sign_up = main_of(client.get("/borgo/accounts/signup/"))

    assert page.count('autocomplete="email"') == 2
    assert 'autocomplete="current-password"' in page
    assert 'autocomplete="new-password"' in sign_up
    assert "placeholder" not in page + sign_up


def test_adding_a_password_is_a_page_too(client, district):
    client.force_login(register_person("ben@example.org"))

    assert client.get("/borgo/accounts/password/set/").status_code == 200
