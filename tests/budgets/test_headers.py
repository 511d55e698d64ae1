"""What every page tells the browser to refuse."""

import pytest

from tests.budgets.pages import addresses

FORBIDDEN = ("'unsafe-inline'", "'unsafe-eval'", "http:", "https:", "*", "data: ")


@pytest.fixture
def public(visit):
    return addresses(lambda path: visit(path)[0].content.decode())


def policy_of(answer):
    parts = answer.headers["Content-Security-Policy"].split(";")
    return {words[0]: words[1:] for words in map(str.split, parts) if words}


def test_every_public_page_has_the_strict_policy(visit, public):
    for name, address in public.items():
        answer, _queries = visit(address)
        policy = policy_of(answer)
        assert policy["default-src"] in (["'self'"], ["'none'"]), name
        for source in ("script-src", "style-src"):
            assert policy.get(source, policy["default-src"]) == ["'self'"], (name, source)
        assert policy["frame-ancestors"] == ["'none'"], name
        assert policy["form-action"] == ["'self'"], name
        assert policy["base-uri"] in (["'self'"], ["'none'"]), name
        assert not [word for words in policy.values() for word in words if word in FORBIDDEN]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
        assert "Referrer-Policy" in answer.headers


def test_no_page_has_scripts_or_styles_within(visit, public):
    for name, address in public.items():
        page = visit(address)[0].content.decode()
        assert "<style" not in page, name
        assert " style=" not in page, name
        assert "<script>" not in page, name
        assert " onclick=" not in page, name
