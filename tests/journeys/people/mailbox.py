import time

PATIENCE = 20
"""Seconds within which the worker has sent what was written."""


def letter_to(page, receiver, subject=""):
    """Open the newest letter to an address in the demonstration's mailbox; returns its text."""
    ends = time.monotonic() + PATIENCE
    while time.monotonic() < ends:
        page.goto("/demo/mailbox/")
        letters = page.get_by_role("listitem").filter(has_text=receiver).filter(has_text=subject)
        if letters.count():
            letters.first.get_by_role("link").first.click()
            return page.get_by_role("main").inner_text()
        page.wait_for_timeout(200)
    raise AssertionError(f"no letter to {receiver} within {PATIENCE} seconds")
