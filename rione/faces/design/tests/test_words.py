from datetime import UTC, datetime, timedelta

import pytest
from django.template import Context, Template
from django.test import RequestFactory
from django.utils import timezone, translation

from rione.config.translations.compiling import compile_changed
from rione.faces.design.templatetags import rione as words
from rione.kit.clock import standing_at
from rione.kit.money import Money

SATURDAY = datetime(2026, 12, 5, 9, 0, tzinfo=UTC)


@pytest.fixture(autouse=True, scope="module")
def _italian():
    compile_changed()
    with translation.override("it"), timezone.override("Europe/Rome"):
        yield


def said(text):
    return text.replace("\N{NO-BREAK SPACE}", " ")


@pytest.mark.parametrize(
    ("amount", "italian"),
    [
        (Money(450), "4,50 €"),
        (123450, "1.234,50 €"),
        (Money(-5), "\N{MINUS SIGN}0,05 €"),
        (Money(0), "0,00 €"),
        (None, ""),
        ("", ""),
    ],
)
def test_money(amount, italian):
    assert said(words.money(amount)) == italian


def test_money_never_breaks_at_the_end_of_a_line():
    assert " " not in words.money(450)


def test_money_in_english():
    with translation.override("en"):
        assert words.money(123450) == "€1,234.50"


@pytest.mark.parametrize(
    ("grams", "italian"),
    [
        (350, "350 g"),
        (1000, "1 kg"),
        (1200, "1,2 kg"),
        (1255, "1,255 kg"),
        (20_000, "20 kg"),
        (None, ""),
    ],
)
def test_weight(grams, italian):
    assert said(words.weight(grams)) == italian


def test_quantities_say_how_a_thing_is_sold():
    assert said(words.quantity(1)) == "1 pezzo"
    assert said(words.quantity(2, "pack")) == "2 confezioni"
    assert said(words.quantity(350, "weight")) == "350 g"
    assert words.quantity(None) == ""


def test_a_window_is_said_in_the_towns_time():
    end = SATURDAY + timedelta(hours=2)
    assert said(words.when(SATURDAY, end)) == "sab 5 dic, 10\N{EN DASH}12"
    assert (
        said(words.when(SATURDAY, end + timedelta(minutes=30))) == "sab 5 dic, 10\N{EN DASH}12:30"
    )
    assert said(words.when(SATURDAY)) == "sab 5 dic, 10:00"
    assert words.when(None) == ""


def test_near_days_have_names():
    with standing_at(SATURDAY):
        assert words.when(SATURDAY, SATURDAY + timedelta(hours=2), near=True).startswith("oggi")
        assert words.day(SATURDAY + timedelta(days=1)) == "domani"
        assert words.day(SATURDAY - timedelta(days=1)) == "ieri"
        assert said(words.day(SATURDAY + timedelta(days=2))) == "lun 7 dic"


def test_an_icon_is_silent_unless_it_speaks():
    assert 'aria-hidden="true"' in words.icon("bike")
    assert 'aria-label="Fatto &lt;"' in words.icon("check", label="Fatto <")


def test_a_query_keeps_the_rest():
    request = RequestFactory().get("/search/", {"q": "pane & latte", "page": "1", "open": "1"})
    context = Context({"request": request})
    assert words.query(context, page=2, open=None) == "?q=pane+%26+latte&page=2"
    page = Template('{% load rione %}<a href="{% query page=2 %}">').render(context)
    assert "&amp;page=2" in page


@pytest.mark.parametrize(
    ("language", "mount", "code", "href"),
    [
        ("it", "/pioltello", "en", "/pioltello/en/shops/?q=pane"),
        ("en", "/pioltello/en", "it", "/pioltello/shops/?q=pane"),
        ("en", "/en", "it", "/shops/?q=pane"),
        ("it", "", "it", "/shops/?q=pane"),
    ],
)
def test_a_page_knows_itself_in_other_languages(language, mount, code, href):
    request = RequestFactory().get("/shops/?q=pane")
    request.mount = mount
    with translation.override(language):
        assert (
            words.language_href(Context({"request": request, "language_codes": ["it", "en"]}), code)
            == href
        )


def test_the_current_place_is_known_by_its_address():
    request = RequestFactory().get("/pioltello/shops/forno/")
    request.mount = "/pioltello"
    assert words.is_current(request, "/pioltello/shops/")
    assert not words.is_current(request, "/pioltello/")
