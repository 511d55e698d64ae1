import pytest

from rione.domain.districts.tests.towns import make_district
from rione.domain.notices.colour import BLACK, WHITE, ink_on
from rione.domain.notices.composing import compose


@pytest.mark.parametrize(
    ("ground", "ink"),
    [("#0b5d4e", WHITE), ("#1d4e89", WHITE), ("#ffd400", BLACK), ("#ffffff", BLACK)],
)
def test_words_can_be_read_on_any_towns_colour(ground, ink):
    assert ink_on(ground) == ink


def test_a_town_of_yellow_has_black_words_on_its_button(told):
    town = make_district("sole", colour="#ffd400")

    message = compose(told(town=town).notice, identity="1")

    assert f"background-color:#ffd400;color:{BLACK}" in message.html
