import pytest

from rione.domain.notices.composing import compose


@pytest.mark.parametrize(
    ("language", "written"), [("it", "18,40\N{NO-BREAK SPACE}€"), ("en", "€18.40")]
)
def test_cents_are_written_as_the_language_writes_euro(told, language, written):
    notice = told(cause="order_placed", language=language, code="K7M4QX", total_cents=1840).notice

    assert written in compose(notice, identity="1").text
