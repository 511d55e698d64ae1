import pytest
from hypothesis import given
from hypothesis import strategies as st

from rione.kit.money import Money, rounded_ratio

amounts = st.integers(0, 10_000_000).map(Money)


@given(amounts, st.lists(st.integers(0, 1000), min_size=1, max_size=12).filter(sum))
def test_a_split_loses_no_cent_and_is_fair_to_one(amount, weights):
    shares = amount.split(weights)

    assert Money.sum(shares) == amount
    for share, weight in zip(shares, weights, strict=True):
        assert abs(share.cents - amount.cents * weight / sum(weights)) < 1


def test_nothing_to_split_by_is_an_error():
    with pytest.raises(ValueError, match="more than zero"):
        Money(100).split([0, 0])


@pytest.mark.parametrize(
    ("price", "grams", "cost"), [(520, 350, 182), (1, 500, 1), (1, 499, 0), (333, 333, 111)]
)
def test_a_price_by_the_kilogram_rounds_halves_up(price, grams, cost):
    assert Money(price).for_grams(grams) == Money(cost)


@given(amounts, st.sampled_from([0, 400, 500, 1000, 2200]))
def test_the_vat_within_and_the_net_make_the_gross_again(gross, rate):
    vat = gross.vat_within(rate)

    assert Money(0) <= vat <= gross
    assert abs(vat.cents - gross.cents * rate / (10_000 + rate)) <= 0.5


@pytest.mark.parametrize(("value", "expected"), [(5, 3), (-5, -3), (4, 2)])
def test_one_rounding_halves_away_from_zero(value, expected):
    assert rounded_ratio(value, 1, 2) == expected


def test_euros_are_read_to_the_cent_only():
    assert Money.of("4.50") == Money(450)
    with pytest.raises(ValueError, match="fractions"):
        Money.of("4.505")
