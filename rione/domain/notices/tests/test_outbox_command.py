import json
from io import StringIO

from django.core.management import call_command

from rione.domain.notices.sending import attempt


def report(*arguments):
    out = StringIO()
    call_command("outbox", *arguments, stdout=out)
    return out.getvalue()


def test_an_empty_outbox_says_so(db):
    assert "waiting: 0" in report()


def test_what_cannot_be_sent_is_shown_with_its_error(told, mail_server_down):
    outgoing = told()
    attempt(outgoing.pk)

    assert f"{outgoing.pk} account_exists, 1 attempts: ConnectionRefusedError" in report()
    figures = json.loads(report("--json"))
    assert (figures["waiting"], figures["failed"]) == (1, 0)
    assert figures["troubled"][0]["attempts"] == 1
