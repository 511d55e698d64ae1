"""Faces contain no rules: they read through queries.py and write through actions.py."""

import ast

from tests.architecture.source import broken, dotted, keywords, sample, under

FORBIDDEN = {
    "objects",
    "_default_manager",
    "_base_manager",
    "save",
    "delete",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "select_for_update",
}


def touches_rows(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in FORBIDDEN and not draws(node):
            yield node.lineno, f".{node.attr}"
        # `context.update({...})` is a dictionary's; columns are named: `rows.update(price=1)`.
        if isinstance(node, ast.Call) and keywords(node) - {None}:
            name = getattr(node.func, "attr", "")
            if name in {"update", "create"}:
                yield node.lineno, f".{name}("


def draws(node):
    """A drawing is saved too, into a response: `segno.make(…).save(…)`."""
    return isinstance(node.value, ast.Call) and dotted(node.value.func).startswith("segno.")


def test_faces_never_touch_rows():
    assert broken(touches_rows, under("faces")) == []


def test_the_rule_sees_every_way_of_touching_rows():
    bad = sample(
        """
        def view(request, order):
            Order.objects.all()
            order.save()
            order.lines.update(status="short")
            order.lines.create(grams=3)
            order.delete()
            {}.update({"fine": True})
        """
    )
    assert [what for _, what in sorted(touches_rows(bad))] == [
        ".objects",
        ".save",
        ".update(",
        ".create(",
        ".delete",
    ]
