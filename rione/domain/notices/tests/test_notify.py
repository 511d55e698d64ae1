import pytest
from django.db import transaction
from procrastinate.contrib.django.models import ProcrastinateJob

from rione.domain.notices.actions import Recipient, notify
from rione.domain.notices.causes import UnknownCause
from rione.domain.notices.models import Notice, Outgoing

ADA = Recipient("Ada@Example.org", "Ada", "it")
BEN = Recipient("ben@example.org", "Ben", "en")


def tell(district, *, to=ADA, key="order-1", cause="account_exists"):
    return notify(cause, key=key, district=district, to=to, route="account_login")


def jobs():
    return ProcrastinateJob.objects.filter(task_name__endswith="send_outgoing").count()


def test_a_notice_goes_to_the_outbox_with_a_job(district):
    notice = tell(district)

    assert notice.email == "ada@example.org"
    assert Outgoing.objects.get().notice == notice
    assert jobs() == 1


def test_the_same_cause_told_twice_is_told_once(district):
    first, second = tell(district), tell(district)

    assert (first is None, second is None) == (False, True)
    assert (Notice.objects.count(), Outgoing.objects.count(), jobs()) == (1, 1, 1)


def test_another_cause_key_or_person_is_another_notice(district):
    tell(district)
    tell(district, key="order-2")
    tell(district, to=BEN)
    tell(district, cause="account_unknown")

    assert jobs() == Outgoing.objects.count() == 4


def test_what_is_undone_was_never_told(district):
    with transaction.atomic():
        tell(district)
        transaction.set_rollback(True)  # something else goes wrong in the same transaction

    assert (Notice.objects.count(), jobs()) == (0, 0)


def test_nobody_is_told_for_a_reason_nobody_registered(district):
    with pytest.raises(UnknownCause):
        tell(district, cause="whim")

    assert Notice.objects.count() == 0


def test_a_language_the_town_does_not_speak_becomes_the_towns_first(district):
    french = Recipient("chloe@example.org", "Chloé", "fr")

    assert tell(district, to=BEN).language == "en"
    assert tell(district, to=french).language == "it"


def test_who_left_no_address_is_not_written_to(district):
    assert tell(district, to=Recipient("")) is None
    assert jobs() == 0
