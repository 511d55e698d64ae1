"""Public pages ask the database little, and no more where there are 600 products than with few."""

import pytest

from rione.domain.catalogue.models import Product
from tests.budgets.pages import addresses

MOST = 12
LARGE, SMALL = "/pioltello", "/sesto"


@pytest.fixture
def count(visit):
    """How many queries each public page of a town takes, the second time."""

    def counted(town):
        public = addresses(lambda path: visit(path)[0].content.decode(), town)
        return {name: len(visit(path)[1]) for name, path in public.items()}

    return counted


def test_few_queries_and_no_more_with_many_products(count):
    many, few = count(LARGE), count(SMALL)
    assert set(many) == set(few)
    assert {name: queries for name, queries in many.items() if queries > MOST} == {}
    assert {name: (few[name], many[name]) for name in few if many[name] > few[name]} == {}


def test_the_large_town_is_large(demonstration):
    large, small = (
        Product.objects.filter(shop__district__slug=town.strip("/")).count()
        for town in (LARGE, SMALL)
    )
    assert large > 500 > 200 > small
