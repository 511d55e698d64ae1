from datetime import UTC, datetime, timedelta

import pytest
from django.core.signing import BadSignature

from rione.kit import clock, live

EVENING = datetime(2026, 12, 4, 23, 50, tzinfo=UTC)


def test_a_page_left_open_over_night_is_still_heard():
    with clock.standing_at(EVENING):
        signed = live.sign("counter:7")
    with clock.standing_at(EVENING + timedelta(hours=20)):
        assert live.unsign(signed) == "counter:7"


def test_a_signed_channel_is_not_good_for_ever():
    with clock.standing_at(EVENING):
        signed = live.sign("counter:7")
    with clock.standing_at(EVENING + timedelta(days=3)), pytest.raises(BadSignature):
        live.unsign(signed)


def test_another_channel_under_the_same_signature_is_refused():
    signed = live.sign("counter:7")
    with pytest.raises(BadSignature):
        live.unsign(signed.replace("counter:7", "counter:8"))
