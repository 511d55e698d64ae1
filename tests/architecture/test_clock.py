"""Only `kit.clock.now()` tells the time, so a whole day can be simulated."""

import ast
import re

from tests.architecture.source import PACKAGE, broken, dotted, modules, sample, texts

TELLERS = re.compile(
    r"(^|\.)(timezone\.now|datetime\.(now|utcnow|today)|date\.today"
    r"|time\.(time|time_ns|localtime|gmtime|strftime))$"
)
# Without an argument these read the machine's clock.
TELLERS_WITHOUT_ARGUMENT = re.compile(r"(^|\.)(timezone\.)?(localtime|localdate)$")
SQL = re.compile(
    r"\bnow\(\)|\b(current_(timestamp|date|time)|localtimestamp)\b"
    r"|\b(clock|statement|transaction)_timestamp\(",
    re.IGNORECASE,
)
TEMPLATE_TAG = re.compile(r"\{%\s*now\b")


OTHER_CLOCKS = {
    "kit/clock.py": "the clock itself",
    "config/database/preparing.py": "the queue runs by PostgreSQL's own clock",
}


def tells_time(tree):
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute | ast.Name) and TELLERS.search(dotted(node)):
            yield node.lineno, dotted(node)
        if isinstance(node, ast.Call):
            yield from called(node)
        if isinstance(node, ast.ImportFrom) and "Now" in {alias.name for alias in node.names}:
            yield node.lineno, "Now"
    for line, text in texts(tree):
        if SQL.search(text):
            yield line, f"SQL: {text.strip()[:40]}"


def called(node):
    if TELLERS_WITHOUT_ARGUMENT.search(dotted(node.func)) and not (node.args or node.keywords):
        yield node.lineno, f"{dotted(node.func)}()"
    for keyword in node.keywords:
        if keyword.arg in {"auto_now", "auto_now_add"}:
            yield node.lineno, keyword.arg


def test_only_the_clock_tells_the_time():
    clocks = {PACKAGE / name for name in OTHER_CLOCKS}
    elsewhere = {path: tree for path, tree in modules().items() if path not in clocks}
    assert broken(tells_time, elsewhere) == []


def test_no_template_tells_the_time():
    templates = PACKAGE.rglob("templates/**/*.*")
    assert [str(path) for path in templates if TEMPLATE_TAG.search(path.read_text())] == []


def test_the_rule_sees_every_other_clock():
    bad = sample(
        """
        at = models.DateTimeField(auto_now_add=True)
        timezone.now()
        datetime.datetime.now(UTC)
        date.today()
        time.time()
        timezone.localdate()
        cursor.execute("UPDATE x SET at = now()")
        from django.db.models.functions import Now
        default = timezone.now
        time.monotonic()
        timezone.localdate(moment)
        """
    )
    assert sorted(line for line, _ in tells_time(bad)) == [2, 3, 4, 5, 6, 7, 8, 9, 10]
