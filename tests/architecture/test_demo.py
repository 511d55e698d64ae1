"""The demonstration is apart: without RIONE_DEMO its code isn't even imported."""

import ast
import os
import subprocess
import sys

from tests.architecture.source import PACKAGE, broken, modules, sample

LIVES_WITHOUT = """
import sys, django
django.setup()
from django.urls import get_resolver
get_resolver().url_patterns, get_resolver("rione.config.urls_root").url_patterns
print(*(name for name in sys.modules if name.startswith("rione.demo")))
"""


def imports_demo(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("rione.demo"):
            yield node.lineno, node.module
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names if alias.name.startswith("rione.demo")]
            yield from ((node.lineno, name) for name in names)


def test_only_config_imports_the_demonstration():
    allowed = (PACKAGE / "demo", PACKAGE / "config")
    others = {
        path: tree
        for path, tree in modules().items()
        if not any(folder in path.parents for folder in allowed)
    }
    assert broken(imports_demo, others) == []


def test_the_rule_sees_an_import():
    bad = sample("from rione.demo.people import everybody\nimport rione.demo.towns")
    assert [line for line, _ in imports_demo(bad)] == [1, 2]


def test_without_the_demonstration_none_of_its_code_is_loaded(tmp_path):
    elsewhere = {"RIONE_VAR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "rione.config.settings"}
    environment = {**os.environ, **elsewhere}
    environment.pop("RIONE_DEMO", None)
    run = subprocess.run(
        [sys.executable, "-c", LIVES_WITHOUT],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stdout.strip(), run.stderr) == (0, "", "")
