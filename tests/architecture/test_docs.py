"""Every setting, refusal code, command and app is described, where somebody would look for it."""

import ast
import re

from django.core.management import get_commands

from rione.config.commands import COMMANDS
from tests.architecture.source import PACKAGE, ROOT, calls, dotted, modules, sample, under
from tests.architecture.test_dependencies import declared

READERS = {"text", "flag", "number", "words", "get", "getenv", "setdefault"}
SETTING = re.compile(r"(RIONE_|DATABASE_|PORT$|HOST$)[A-Z_]*")
LINE = re.compile(r"^\|\s*`([^`]+)`\s*\|\s*(\S.*?)\s*\|", re.MULTILINE)


PAGE_OF = {"Settings": "operations.md"}


def described(section):
    """What one section of the documentation describes: name → sentence."""
    page = PAGE_OF.get(section, "reference.md")
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    found = re.search(rf"^## {section}\n(.*?)(?=^## |\Z)", text, re.MULTILINE | re.DOTALL)
    return dict(LINE.findall(found[1])) if found else {}


def settings_read(tree):
    for call in calls(tree):
        first = call.args[0] if call.args else None
        reads = dotted(call.func).rpartition(".")[2] in READERS
        if reads and isinstance(first, ast.Constant) and SETTING.match(str(first.value)):
            yield first.value
    for node in ast.walk(tree):
        constant = isinstance(node, ast.Subscript) and isinstance(node.slice, ast.Constant)
        if constant and dotted(node.value).endswith("environ"):
            yield node.slice.value


def refusal_codes(tree):
    for call in calls(tree):
        if dotted(call.func).rpartition(".")[2] == "Refused" and call.args:
            first = call.args[0]
            yield first.value if isinstance(first, ast.Constant) else ast.unparse(first)


def commands():
    of_apps = {name for name, app in get_commands().items() if str(app).startswith("rione.")}
    return {name.replace("_", "-") for name in {*COMMANDS, *of_apps}}


def apps():
    folders = [*PACKAGE.glob("domain/*/apps.py"), *PACKAGE.glob("faces/*/apps.py")]
    named = {path.parent.relative_to(PACKAGE).as_posix() for path in folders}
    return named | {path.parent.name for path in PACKAGE.glob("*/apps.py")}


def found_by(rule, trees):
    return {name for tree in trees.values() for name in rule(tree)}


def difference(section, wanted):
    """Exactly which lines of the documentation are missing, and which describe nothing."""
    there = set(described(section))
    missing = [f"missing in “{section}”: | `{name}` | … |" for name in sorted(wanted - there)]
    idle = [f"describes nothing in “{section}”: `{name}`" for name in sorted(there - wanted)]
    return missing + idle


def test_every_setting_is_described():
    assert difference("Settings", found_by(settings_read, under("config"))) == []


def test_every_refusal_is_described():
    assert difference("Refusals", found_by(refusal_codes, modules())) == []


def test_every_command_is_described():
    assert difference("Commands", commands()) == []


def test_every_app_is_described():
    assert difference("Apps", apps()) == []


def test_every_package_has_its_reason():
    reasons = (ROOT / "docs" / "adr" / "0007-packages.md").read_text(encoding="utf-8")
    assert sorted(name for name in declared() if f"`{name}`" not in reasons) == []


def test_the_rules_find_what_must_be_described():
    tree = sample(
        """
        surroundings.text("RIONE_MAIL_URL")
        os.environ["DATABASE_URL"]
        settings.get("other")
        raise Refused("slot_full", _("That time has just filled."))
        """
    )
    assert set(settings_read(tree)) == {"RIONE_MAIL_URL", "DATABASE_URL"}
    assert set(refusal_codes(tree)) == {"slot_full"}
