"""Walking through a town link by link, every kind of page once."""

from urllib.parse import urlsplit

from django.urls import Resolver404, resolve

from tests.support.browser import faults_of

TOWN = "/pioltello"
# Leaving, becoming somebody else, and what isn't a page.
LEFT_ALONE = ("/demo/", "/accounts/logout", "/static/", "/media/")
NOT_PAGES = (".pdf", ".csv", ".ics", ".svg", ".webmanifest", ".xml", ".txt")
MOST = 60


def route(path):
    """The name of the view an address leads to, "" where none is."""
    try:
        return resolve(path.removeprefix(TOWN) or "/", urlconf="rione.config.urls").view_name
    except Resolver404:
        return ""


def links(page, within):
    hrefs = page.eval_on_selector_all("a[href]:not([download])", "all => all.map(a => a.href)")
    here = urlsplit(page.url)
    for href in hrefs:
        there = urlsplit(href)
        ours = there.netloc == here.netloc and there.path.startswith(within)
        left_alone = any(part in there.path for part in LEFT_ALONE)
        if ours and not left_alone and not there.path.endswith(NOT_PAGES):
            yield there.path


def walk(page, start):
    """Open every kind of page below `start` that links lead to, and let axe look at each.

    Returns the names of the views that were seen, and everything that was found amiss.
    """
    waiting, seen, amiss = [start], set(), []
    while waiting and len(seen) < MOST:
        path = waiting.pop(0)
        name = route(path)
        if not name or name in seen:
            continue
        seen.add(name)
        answer = page.goto(path)
        if answer.status >= 400:
            amiss.append(f"{path} ({name}) answers {answer.status}")
            continue
        amiss += faults_of(page)
        waiting += [link for link in links(page, start) if route(link) not in seen]
    return seen, amiss
