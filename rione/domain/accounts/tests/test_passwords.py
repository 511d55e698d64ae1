import pytest
from django.test import Client

from rione.domain.accounts.actions import register_person
from rione.domain.accounts.tests.conftest import PASSWORD

AT = "/borgo/accounts"
NEW = "un'altra frase lunga"


def ask_reset(client, email="ada@example.org"):
    return client.post(f"{AT}/password/reset/", {"email": email})


def test_a_forgotten_password_is_replaced_by_a_code(
    client, district, ada, mailed, mailed_code, who
):
    ask_reset(client)
    confirmed = client.post(f"{AT}/password/reset/confirm/", {"code": mailed_code()})
    client.post(confirmed["Location"], {"password1": NEW})

    ada.refresh_from_db()
    assert ada.check_password(NEW)
    assert who() == ada.pk
    assert mailed().subject == "La tua password è cambiata"


def test_resetting_does_not_tell_who_is_known(client, district, ada):
    known, unknown = ask_reset(Client()), ask_reset(client, "nobody@example.org")

    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])
    assert client.get(unknown["Location"]).status_code == 200


def test_a_password_is_changed_with_the_present_one(client, district, ada):
    client.force_login(ada)
    wrong = client.post(f"{AT}/password/change/", {"oldpassword": "boh", "password1": NEW})
    assert "Non è la tua password attuale" in wrong.content.decode()

    client.post(f"{AT}/password/change/", {"oldpassword": PASSWORD, "password1": NEW})

    ada.refresh_from_db()
    assert ada.check_password(NEW)


@pytest.mark.parametrize(
    ("weak", "reason"),
    [
        ("corta", "almeno 10 caratteri"),
        ("1234567890", "troppo comune"),
        ("ada@example.org", "al tuo indirizzo"),
    ],
)
def test_a_weak_password_is_refused_with_the_reason(client, district, ada, weak, reason):
    client.force_login(ada)

    page = client.post(f"{AT}/password/change/", {"oldpassword": PASSWORD, "password1": weak})

    ada.refresh_from_db()
    assert page.status_code == 200
    assert 'aria-invalid="true"' in page.content.decode()
    assert reason in page.content.decode()
    assert ada.check_password(PASSWORD)


def test_who_uses_codes_may_add_a_password(client, district):
    ben = register_person("ben@example.org")
    client.force_login(ben)

    assert client.get(f"{AT}/password/change/")["Location"] == f"{AT}/password/set/"
    client.post(f"{AT}/password/set/", {"password1": NEW})

    ben.refresh_from_db()
    assert ben.check_password(NEW)


def test_a_new_address_counts_once_its_code_is_typed(client, district, ada, run_jobs, mailoutbox):
    client.force_login(ada)
    client.post(f"{AT}/email/", {"email": "ada@nuovo.example", "action_add": ""})
    run_jobs()
    code = mailoutbox[-1].subject.split()[0]
    assert mailoutbox[-1].to == ["ada@nuovo.example"]

    client.post(f"{AT}/confirm-email/", {"code": code})
    run_jobs()

    ada.refresh_from_db()
    assert ada.email == "ada@nuovo.example"
    assert mailoutbox[-1].to == ["Ada <ada@example.org>"] or mailoutbox[-1].to == [
        "ada@example.org"
    ]
