"""Every write takes `by`: an action without an actor cannot check who may, nor write it down."""

import ast

from tests.architecture.source import PACKAGE, broken, dotted, sample, under

WRITES = {
    "save",
    "delete",
    "create",
    "bulk_create",
    "bulk_update",
    "get_or_create",
    "update_or_create",
    "move",
}
# Acts nobody in particular does, each with why.
WITHOUT_ACTOR = {}


def anonymous_writes(tree):
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef) or node.name.startswith("_"):
            continue
        given = {argument.arg for argument in [*node.args.args, *node.args.kwonlyargs]}
        if writes(node) and "by" not in given:
            yield node.lineno, node.name


def writes(function):
    for node in ast.walk(function):
        if isinstance(node, ast.Call):
            name = dotted(node.func).rpartition(".")[2]
            if name in WRITES or (name == "update" and node.keywords):
                return True
    return False


def actions():
    domain = PACKAGE / "domain"
    return {
        path: tree
        for path, tree in under("domain").items()
        if path.name == "actions.py" or "actions" in path.relative_to(domain).parts
    }


def test_every_write_takes_an_actor():
    found = broken(anonymous_writes, actions())
    assert [line for line in found if line.rpartition(" ")[2] not in WITHOUT_ACTOR] == []


def test_the_list_of_exceptions_is_not_longer_than_needed():
    named = {line.rpartition(" ")[2] for line in broken(anonymous_writes, actions())}
    assert set(WITHOUT_ACTOR) - named == set()


def test_the_rule_sees_a_write_without_an_actor():
    bad = sample(
        """
        def accept(order):
            move(order, to="accepted", by=None)

        def rename(shop, *, by):
            shop.save()

        def total(order):
            return sum(order.lines)
        """
    )
    assert [name for _, name in anonymous_writes(bad)] == ["accept"]
