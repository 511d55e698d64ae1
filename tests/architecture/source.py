"""Rione's own source, read once, as the rules below look at it."""

import ast
import textwrap
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "rione"


@cache
def modules():
    """Every module of Rione that isn't a test or a migration, with its syntax tree."""
    return {
        path: ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(PACKAGE.rglob("*.py"))
        if not {"tests", "migrations"} & set(path.relative_to(PACKAGE).parts)
    }


def under(*folders):
    """The modules in some folders of the package: under("faces") walks views/ too."""
    homes = tuple(PACKAGE / folder for folder in folders)
    return {
        path: tree
        for path, tree in modules().items()
        if any(home == path or home in path.parents for home in homes)
    }


def sample(text):
    return ast.parse(textwrap.dedent(text))


def short(path):
    return path.relative_to(ROOT).as_posix()


def broken(rule, trees):
    """What `rule` finds in the modules: "rione/faces/rounds/views/run.py:12 .objects"."""
    return [
        f"{short(path)}:{line} {what}" for path, tree in trees.items() for line, what in rule(tree)
    ]


def dotted(node):
    """The dotted name an expression spells ("timezone.now"), "" where it isn't one."""
    if isinstance(node, ast.Name):
        return node.id
    if isinstance(node, ast.Attribute):
        before = dotted(node.value)
        return f"{before}.{node.attr}" if before else f"?.{node.attr}"
    return ""


def calls(tree):
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def keywords(call):
    return {keyword.arg for keyword in call.keywords}


def docstrings(tree):
    """The ids of the constants that only document: they are prose, not code."""
    owners = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    prose = set()
    for node in ast.walk(tree):
        for statement in getattr(node, "body", []) if isinstance(node, owners) else []:
            if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
                prose.add(id(statement.value))
    return prose


def texts(tree):
    """Every string of a module that isn't documentation, with its line."""
    prose = docstrings(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in prose:
            yield node.lineno, node.value
