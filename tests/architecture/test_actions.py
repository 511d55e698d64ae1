"""Every write takes `by`: an action without an actor cannot check who may, nor write it down."""

import ast

from tests.architecture.source import PACKAGE, dotted, sample, under

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
STEP = "a step inside another action, which names its actor and holds the transaction"
OWN = (
    "somebody's own basket or profile, with or without an account: there is nobody else it could be"
)
# Writes without an actor, each with why.
WITHOUT_ACTOR = {
    "accounts.register_person": "whoever signs up is the actor, and doesn't exist before",
    "accounts.update_profile": OWN,
    "catalogue.give_stock_back": STEP,
    "catalogue.make_findable": STEP,
    "catalogue.remember_prices": STEP,
    "catalogue.take_stock": STEP,
    "delivery.put_into_envelope": STEP,
    "delivery.run_for": STEP,
    "notices.notify": STEP,
    "orders.bring_along": OWN,
    "orders.open_basket": OWN,
    "orders.put_back": STEP,
    "orders.take_out": OWN,
    "payments.owe": STEP,
    "slots.give_place_back": STEP,
    "slots.lay_out_slots": "the calendar does it, each night",
    "slots.take_place": STEP,
}


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


def anonymous():
    """The writes without an actor: "orders.open_basket"."""
    return {
        f"{path.relative_to(PACKAGE / 'domain').parts[0]}.{name}"
        for path, tree in actions().items()
        for _line, name in anonymous_writes(tree)
    }


def test_every_write_takes_an_actor():
    assert anonymous() - set(WITHOUT_ACTOR) == set()


def test_the_list_of_exceptions_is_not_longer_than_needed():
    assert set(WITHOUT_ACTOR) - anonymous() == set()


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
