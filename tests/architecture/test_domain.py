"""The domain knows no screens: no request, no response, no template, no address."""

import ast

from tests.architecture.source import broken, sample, under

# Where an address becomes a district, and where people sign in, requests are read.
DOORS = {"middleware.py", "adapter.py"}
# A message is written from a template too.
WRITES_MESSAGES = "notices"
SCREENS = ("django.http", "django.shortcuts", "django.template", "django.views", "django.forms")


def knows_screens(tree):
    for node in ast.walk(tree):
        names = []
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names = [node.module]
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        for name in names:
            if name.startswith(SCREENS):
                yield node.lineno, name


def test_the_domain_knows_no_screens():
    everywhere = under("domain", "kit").items()
    domain = {path: tree for path, tree in everywhere if path.name not in DOORS}
    found = broken(knows_screens, domain)
    assert [line for line in found if not about_messages(line)] == []


def about_messages(line):
    return f"/{WRITES_MESSAGES}/" in line and line.rpartition(" ")[2].startswith("django.template")


def test_the_rule_sees_a_screen():
    bad = sample("from django.shortcuts import render\nimport django.http")
    assert [line for line, _ in knows_screens(bad)] == [1, 2]
