"""A real Chromium for journeys: phone and desk, with an ear on the console and axe at hand."""

import os
import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

AXE = (Path(__file__).parents[1] / "vendor" / "axe.min.js").read_text(encoding="utf-8")
CHROMIUM = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")
QUIET = (
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
PHONE = {"width": 390, "height": 844}
DESK = {"width": 1280, "height": 900}
# A rule that says no answers 409, a form with a fault 422: both belong to the conversation.
EXPECTED_ANSWERS = ("409", "422")


class Ear:
    """Hears everything a page complains about: scripts, the content policy, missing files."""

    def __init__(self):
        self.heard = []
        self.expected = list(EXPECTED_ANSWERS)

    def listen(self, page):
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(f"script: {error}"))
        page.on("requestfailed", self._request)

    def _console(self, message):
        answered = "Failed to load resource" in message.text
        if answered and any(f"status of {code}" in message.text for code in self.expected):
            return
        if message.type == "error" or "Content Security Policy" in message.text:
            where = message.location.get("url", "")
            self.heard.append(f"console: {message.text} ({where})")

    def _request(self, request):
        # Leaving a page ends its stream of events and what was still on its way.
        if request.failure != "net::ERR_ABORTED":
            self.heard.append(f"request: {request.url} {request.failure}")


@pytest.hookimpl(tryfirst=True)  # before the groups are read
def pytest_collection_modifyitems(items):
    """Journeys share one worker, its town and its browser, and begin first: they take longest."""
    for item in items:
        if {"own_town", "browser"} & set(item.fixturenames):
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))
    items.sort(key=lambda item: item.get_closest_marker("browser") is None)


@pytest.fixture(scope="module")
def browser():
    """One Chromium per file of journeys: while it runs, this process must not use the database."""
    programme = os.environ.get("RIONE_CHROMIUM") or next(filter(None, map(shutil.which, CHROMIUM)))
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=programme, args=[*QUIET, *as_root], headless=True
        )
        yield started
        started.close()


@pytest.fixture
def ear():
    """What the pages of this test complained about; the test fails when anything was heard."""
    listening = Ear()
    yield listening
    if listening.heard:
        pytest.fail("\n".join(dict.fromkeys(listening.heard)), pytrace=False)


@pytest.fixture
def open_page(browser, ear, town):
    """Open a page as somebody new: own cookies, a size, a theme, with scripts or without."""
    contexts = []

    def opened(*, size=PHONE, dark=False, scripts=True, language="it-IT", base=None):
        context = browser.new_context(
            base_url=base or town.address,
            viewport=size,
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale=language,
            reduced_motion="reduce",
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        page = context.new_page()
        ear.listen(page)
        return page

    yield opened
    for context in contexts:
        context.close()


@pytest.fixture
def page(open_page):
    """A phone in one hand."""
    return open_page()


@pytest.fixture
def desktop_page(open_page):
    return open_page(size=DESK)


def faults_of(page):
    """What axe finds amiss on the page that is open: one line per rule, with examples."""
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{page.url}\n  {fault['id']} ({fault['impact']}): {fault['help']}\n    "
        + "\n    ".join(node["html"][:160] for node in fault["nodes"][:4])
        for fault in found["violations"]
    ]


@pytest.fixture
def axe():
    """Assert that a page breaks no rule of accessibility that a machine can see."""

    def check(page):
        if faults := faults_of(page):
            pytest.fail("\n".join(faults), pytrace=False)

    return check
