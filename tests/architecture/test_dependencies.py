"""What Rione says it needs is what it uses: every dependency is imported, every import declared."""

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions

from tests.architecture.source import ROOT, modules, sample, texts

# Used by Django or by another dependency when it is there; nobody imports it by name.
USED_BY_NAME = {
    "argon2-cffi": "Django's Argon2 password hasher",
}
NAME = re.compile(r"[A-Za-z0-9_.-]+")


def plain(name):
    return re.sub(r"[-_.]+", "-", name).lower()


def declared():
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    return {plain(NAME.match(line)[0]) for line in project["dependencies"]}


def roots(tree):
    """The first segments of everything a module imports or names in dots, as settings do."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name.partition(".")[0] for alias in node.names}
        if isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.partition(".")[0])
    return found


def named(tree):
    return {text.partition(".")[0] for _, text in texts(tree) if re.fullmatch(r"[\w.]+", text)}


def distributions(names):
    providers = packages_distributions()
    return {plain(provider) for name in names for provider in providers.get(name, ())}


def test_every_dependency_is_used():
    names = {name for tree in modules().values() for name in roots(tree) | named(tree)}
    assert declared() - distributions(names) - set(USED_BY_NAME) == set()


def test_every_import_is_declared():
    known = set(sys.stdlib_module_names) | {"rione"}
    names = {name for tree in modules().values() for name in roots(tree)} - known
    assert distributions(names) - declared() == set()


def test_the_rule_sees_names_in_settings():
    tree = sample("import typst\nINSTALLED_APPS = ['template_partials', 'two words']")
    assert roots(tree) | named(tree) == {"typst", "template_partials"}
