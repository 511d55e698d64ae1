from datetime import timedelta

import pytest
from django.urls import get_script_prefix

from rione.domain.notices.causes import Cause
from rione.domain.notices.models import Notice, Outgoing
from rione.domain.notices.queries import overdue
from rione.domain.notices.sending import BACK_OFF, LEASE, attempt, claim
from rione.domain.notices.tasks import sweep_outbox
from rione.kit import clock

SECOND = timedelta(seconds=1)


def after(pause):
    return clock.standing_at(clock.now() + pause + SECOND)


def test_a_message_is_sent_once(told, run_jobs, mailoutbox):
    outgoing = told()

    assert run_jobs() == 1
    with after(timedelta(hours=1)):
        assert attempt(outgoing.pk) is None
        sweep_outbox(0)
        run_jobs()

    outgoing.refresh_from_db()
    assert [mail.to for mail in mailoutbox] == [["Ada <ada@example.org>"]]
    assert outgoing.sent_at is not None
    assert outgoing.attempts == 1


def test_a_mail_server_that_is_down_is_tried_again_later(told, mailoutbox, mail_server_down):
    outgoing = told()

    assert attempt(outgoing.pk) == BACK_OFF[0]
    outgoing.refresh_from_db()
    assert "nobody answers" in outgoing.last_error
    assert attempt(outgoing.pk) is None, "not before its time"
    with after(BACK_OFF[0]):
        assert attempt(outgoing.pk) == BACK_OFF[1]

    mail_server_down.undo()
    with after(BACK_OFF[0] + BACK_OFF[1]):
        assert attempt(outgoing.pk) is None
    outgoing.refresh_from_db()
    assert (len(mailoutbox), outgoing.attempts, outgoing.last_error) == (1, 3, "")


def test_after_a_day_it_is_given_up_and_seen(told, mail_server_down):
    outgoing = told()
    pause, waited = attempt(outgoing.pk), timedelta(0)
    while pause:
        waited += pause
        with after(waited):
            pause = attempt(outgoing.pk)

    outgoing.refresh_from_db()
    assert outgoing.failed_at is not None
    assert timedelta(hours=12) < waited < timedelta(days=1)
    assert 6 <= outgoing.attempts <= 12


def test_a_code_that_has_expired_is_not_sent_any_more(told, mailoutbox):
    outgoing = told(cause="account_login_code", code="123456")

    with after(timedelta(minutes=16)):
        attempt(outgoing.pk)

    outgoing.refresh_from_db()
    assert mailoutbox == []
    assert outgoing.failed_at is not None
    assert "TooLate" in outgoing.last_error


def test_a_code_is_forgotten_once_it_has_gone(told, mailoutbox):
    outgoing = told(cause="account_login_code", code="123456")

    attempt(outgoing.pk)

    assert "123456" in mailoutbox[0].subject
    assert "123456" in mailoutbox[0].body
    assert Notice.objects.get().facts == {}


def test_a_worker_killed_while_sending_is_followed_by_another(told, run_jobs, mailoutbox):
    outgoing = told()
    assert claim(outgoing.pk) is not None  # and then the worker is killed

    assert run_jobs() == 1, "its own job finds the lease and lets it be"
    sweep_outbox(0)
    assert (run_jobs(), mailoutbox) == (0, [])
    with after(LEASE + timedelta(minutes=1)):
        sweep_outbox(0)
        sweep_outbox(0)
        assert run_jobs() == 1

    outgoing.refresh_from_db()
    assert len(mailoutbox) == 1
    assert (outgoing.attempts, outgoing.sent_at is None) == (2, False)


def test_what_is_sent_twice_after_a_kill_carries_the_same_identity(told, mailoutbox):
    outgoing = told()
    attempt(outgoing.pk)
    Outgoing.objects.update(sent_at=None)  # killed before it was written down

    with after(LEASE):
        attempt(outgoing.pk)

    first, second = (mail.extra_headers["Message-ID"] for mail in mailoutbox)
    assert first == second


def test_the_sweep_leaves_alone_what_is_on_its_way(told):
    told()

    assert list(overdue()) == []
    with after(timedelta(minutes=1)):
        assert len(overdue()) == 1


def test_a_cause_that_was_taken_away_is_seen_as_a_failure(told, monkeypatch):
    monkeypatch.setattr("rione.domain.notices.causes._causes", {"old": Cause("old")})
    monkeypatch.setattr("rione.domain.notices.actions.cause_of", lambda _: None)
    outgoing = told(cause="gone")

    assert attempt(outgoing.pk) is None

    outgoing.refresh_from_db()
    assert outgoing.failed_at is not None


@pytest.mark.parametrize("works", [True, False])
def test_the_workers_own_address_is_left_as_it_was(told, monkeypatch, works):
    if not works:
        monkeypatch.setattr("rione.domain.notices.composing._words_for", None)

    attempt(told().pk)

    assert get_script_prefix() == "/"
