"""No network call inside a transaction: a slow provider would hold every lock for its silence.

What calls the network is followed through the project's own functions, so a call two modules
away is found too.
"""

import ast

from tests.architecture.source import PACKAGE, dotted, modules, sample, short

LIBRARIES = {"requests", "urllib", "httpx", "smtplib", "socket", "http", "aiohttp"}
SENDERS = {"send_mail", "send_mass_mail", "mail_admins", "mail_managers", "urlopen"}
CARRIERS = ("mail", "message", "email", "backend")


def calls_network(node):
    name = dotted(node.func)
    first, _, rest = name.partition(".")
    last = name.rpartition(".")[2]
    carrier = name.rpartition(".")[0].lower()
    if isinstance(node.func, ast.Attribute) and isinstance(node.func.value, ast.Call):
        carrier = dotted(node.func.value.func).lower()
    if last == "send" or last == "send_messages":
        return any(word in carrier for word in CARRIERS)
    harmless = name.startswith(("urllib.parse", "http.HTTPStatus", "socket.AF", "socket.SOCK"))
    return last in SENDERS or (first in LIBRARIES and bool(rest) and not harmless)


def functions(tree):
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return {node.name: node for node in ast.walk(tree) if isinstance(node, kinds)}


def imported(path, tree):
    """What a module's own names mean: local name → (module, name)."""
    home = path.relative_to(PACKAGE.parent).with_suffix("").parts
    meaning = {}
    for node in ast.walk(tree):
        if not isinstance(node, ast.ImportFrom):
            continue
        base = home[: -node.level] if node.level else ()
        module = ".".join([*base, *([node.module] if node.module else [])])
        for alias in node.names:
            meaning[alias.asname or alias.name] = (module, alias.name)
    return meaning


def networking(trees):
    """Every function (module, name) that reaches the network, directly or through others."""
    names = {path: module_name(path) for path in trees}
    meanings = {path: imported(path, tree) for path, tree in trees.items()}
    reached = set()
    while True:
        before = len(reached)
        for path, tree in trees.items():
            for name, function in functions(tree).items():
                if any(reaches(call, path, names, meanings, reached) for call in inner(function)):
                    reached.add((names[path], name))
        if len(reached) == before:
            return reached


def module_name(path):
    parts = path.relative_to(PACKAGE.parent).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def inner(node):
    return [call for call in ast.walk(node) if isinstance(call, ast.Call)]


def reaches(call, path, names, meanings, reached):
    if calls_network(call):
        return True
    name = dotted(call.func)
    first, _, rest = name.partition(".")
    module, original = meanings[path].get(first, (names[path], first))
    return ((module, original) if not rest else (f"{module}.{original}", rest)) in reached


def transactions(tree):
    """Every stretch of code that runs inside `transaction.atomic`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef) and any(is_atomic(d) for d in node.decorator_list):
            yield from node.body
        if isinstance(node, ast.With) and any(is_atomic(i.context_expr) for i in node.items):
            yield from node.body


def is_atomic(node):
    target = node.func if isinstance(node, ast.Call) else node
    return dotted(target).rpartition(".")[2] == "atomic"


def offences(trees):
    reached = networking(trees)
    names = {path: module_name(path) for path in trees}
    meanings = {path: imported(path, tree) for path, tree in trees.items()}
    return [
        f"{short(path)}:{call.lineno} {dotted(call.func)}"
        for path, tree in trees.items()
        for stretch in transactions(tree)
        for call in inner(stretch)
        if reaches(call, path, names, meanings, reached)
    ]


def test_no_network_call_inside_a_transaction():
    assert offences(modules()) == []


def test_the_rule_follows_a_call_through_two_modules():
    sender = PACKAGE / "domain" / "notices" / "sending.py"
    action = PACKAGE / "domain" / "orders" / "actions.py"
    trees = {
        sender: sample("def tell(person):\n    EmailMessage('hello').send()"),
        action: sample(
            """
            from rione.domain.notices.sending import tell

            @transaction.atomic
            def place(order):
                tell(order.customer)

            def pay(order):
                with transaction.atomic():
                    requests.post("…")
                requests.post("…")
            """
        ),
    }
    assert offences(trees) == [
        "rione/domain/orders/actions.py:6 tell",
        "rione/domain/orders/actions.py:10 requests.post",
    ]
