import json
import re
from pathlib import Path
from types import SimpleNamespace

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.template.loader import render_to_string
from django.test import RequestFactory
from django.urls import set_script_prefix

from rione.faces import design
from rione.faces.design import brand, context, views
from rione.faces.design.middleware import RefusedMiddleware
from rione.kit.errors import LineTrouble, Refused

TEMPLATES = Path(design.__file__).parent / "templates"
NAMES = sorted(str(path.relative_to(TEMPLATES)) for path in TEMPLATES.rglob("*.html"))
MAY_SAY_NOTHING = {
    f"design/parts/{name}.html" for name in ("account", "form_errors", "messages", "pager")
}
TOWN = SimpleNamespace(
    slug="pioltello",
    name="Pioltello",
    market_name="Pioltello in Bottega",
    town_hall="Comune di Pioltello",
    colour="#1d4f91",
    languages=["it", "en"],
)

pytestmark = pytest.mark.urls("rione.faces.design.tests.addresses")


@pytest.fixture(autouse=True)
def _not_the_demo(settings):
    settings.RIONE_DEMO = False


@pytest.fixture
def request_of():
    def make(path="/", *, district=TOWN, **headers):
        request = RequestFactory().get(path, headers=headers)
        request.user, request.district, request.mount = AnonymousUser(), district, ""
        return request

    yield make
    set_script_prefix("/")


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("district", [TOWN, None], ids=["town", "none"])
def test_every_template_renders_and_carries_nothing_inline(name, district, request_of):
    request = request_of(district=district)
    values = {"href": "/", "label": "Pane", "text": "Pane", "price": 450, "value": 1, "max": 2}
    text = render_to_string(name, {**context.page(request), **values, "request": request})
    assert text.strip() or name in MAY_SAY_NOTHING
    assert not re.search(r'\sstyle="|<style|\son\w+="|javascript:', text)
    assert not re.search(r"<script(?![^>]*\ssrc=)", text)


def test_a_page_says_its_language_town_and_colours(request_of):
    request = request_of()
    text = render_to_string("design/errors/not_found.html", context.page(request), request)
    assert '<html lang="it">' in text
    assert "Comune di Pioltello" in text
    assert context.brand_href(TOWN.colour) in text
    assert 'href="#main"' in text
    assert 'id="main"' in text


def test_the_towns_colours_are_kept_for_ever(request_of):
    digest = brand.digest("#1d4f91")
    response = views.brand(request_of(), "1d4f91", digest)
    assert response["Content-Type"].startswith("text/css")
    assert "immutable" in response["Cache-Control"]
    assert "--brand:#1d4f91" in response.content.decode()
    for colour, given in (("1d4f91", "0" * 12), ("nothex", digest), ("fffdf9", digest)):
        with pytest.raises(Http404):
            views.brand(request_of(), colour, given)


def refused(request):
    error = Refused("sold_out", "Ne restano due.", field="quantity", lines=[LineTrouble(7, "Pane")])
    response = RefusedMiddleware(lambda _: None).process_exception(request, error)
    assert response.status_code == 409
    return response


def test_a_refusal_is_a_page_for_people(request_of):
    text = refused(request_of(referer="http://testserver/basket/")).content.decode()
    assert "Ne restano due." in text
    assert "Pane" in text
    assert 'href="/basket/"' in text


def test_a_refusal_leads_back_only_within_the_site(request_of):
    text = refused(request_of(referer="https://elsewhere.example/x/")).content.decode()
    assert "elsewhere" not in text


def test_a_refusal_is_a_passing_word_for_htmx(request_of):
    response = refused(request_of(hx_request="true"))
    assert response["HX-Retarget"] == "#toasts"
    assert "<html" not in response.content.decode()
    assert 'data-code="sold_out"' in response.content.decode()


def test_a_refusal_is_json_for_programs(request_of):
    answer = json.loads(refused(request_of(accept="application/json")).content)
    assert answer["code"] == "sold_out"
    assert answer["field"] == "quantity"
    assert answer["lines"] == [{"line": 7, "message": "Pane"}]


def test_other_errors_are_not_the_rules(request_of):
    assert RefusedMiddleware(lambda _: None).process_exception(request_of(), ValueError()) is None


@pytest.mark.parametrize(
    ("view", "status"),
    [
        (views.bad_request, 400),
        (views.forbidden, 403),
        (views.not_found, 404),
        (views.server_error, 500),
        (views.csrf_failure, 403),
    ],
)
@pytest.mark.parametrize("headers", [{}, {"hx_request": "true"}, {"accept": "application/json"}])
def test_each_trouble_has_its_words(view, status, headers, request_of):
    response = view(request_of(**headers))
    assert response.status_code == status
    assert response.content
