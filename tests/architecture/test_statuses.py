"""Only the journal writes a status, so every move is checked, and written down."""

import ast
import re

from tests.architecture.source import PACKAGE, broken, dotted, modules, sample, texts

CREATORS = {"create", "get_or_create", "update_or_create"}
SQL = re.compile(r"\bset\b[^;]*\bstatus\s*=", re.IGNORECASE)


def writes_status(tree):
    for node in ast.walk(tree):
        yield from assigned(node)
        if isinstance(node, ast.Call):
            yield from called(node)
    for line, text in texts(tree):
        if SQL.search(text):
            yield line, "SQL sets status"


def assigned(node):
    targets = getattr(node, "targets", None) or [getattr(node, "target", None)]
    if not isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
        return
    flat = [leaf for target in targets for leaf in getattr(target, "elts", [target])]
    for target in flat:
        if isinstance(target, ast.Attribute) and target.attr == "status":
            yield node.lineno, "a status is assigned"


def called(node):
    name = dotted(node.func).rpartition(".")[2]
    given = {keyword.arg for keyword in node.keywords}
    words = {leaf.value for leaf in ast.walk(node) if isinstance(leaf, ast.Constant)}
    if name == "update" and "status" in given:
        yield node.lineno, "update(status=…)"
    if name == "bulk_update" and "status" in words:
        yield node.lineno, "bulk_update of status"
    if name == "setattr" and "status" in words:
        yield node.lineno, "setattr of status"
    if name in CREATORS and "status" in given and not starts(node):
        yield node.lineno, f"{name}(status=…)"


def starts(node):
    """Whether a row is only born in its first status: a member of an enumeration, nothing else."""
    value = next(keyword.value for keyword in node.keywords if keyword.arg == "status")
    return bool(re.fullmatch(r"(\w+\.)*[A-Z]\w+\.[A-Z_]+", dotted(value)))


def test_only_the_journal_writes_a_status():
    elsewhere = {
        path: tree
        for path, tree in modules().items()
        if PACKAGE / "domain" / "journal" not in path.parents
    }
    assert broken(writes_status, elsewhere) == []


def test_the_rule_sees_every_way_of_writing_one():
    bad = sample(
        """
        order.status = "placed"
        was, order.status = order.status, "placed"
        Order.objects.filter(status="placed").update(status="ready")
        Order.objects.bulk_update(orders, ["status"])
        setattr(order, "status", "ready")
        Order.objects.create(status=given)
        cursor.execute("UPDATE orders SET status = 'ready'")
        Order.objects.create(status=OrderStatus.PLACED)
        """
    )
    assert sorted(line for line, _ in writes_status(bad)) == [2, 3, 4, 5, 6, 7, 8]
