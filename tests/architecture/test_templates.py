"""Templates: nothing inline, nothing unescaped, nothing foreign, every word translatable."""

import ast
import re

from tests.architecture.source import PACKAGE, broken, calls, dotted, modules, sample, short
from tests.architecture.templates import is_mail, messages, pages, risky, untranslated

FOREIGN = re.compile(
    r"(https?:)?//(?!www\.w3\.org/|localhost\b)[a-z0-9-]+(\.[a-z0-9-]+)+", re.IGNORECASE
)
CODE_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$|\{#.*?#\}", re.DOTALL | re.MULTILINE)


def marked_safe(tree):
    for call in calls(tree):
        literal = bool(call.args) and isinstance(call.args[0], ast.Constant)
        marks = dotted(call.func).rpartition(".")[2] in {"mark_safe", "SafeString", "SafeText"}
        if marks and not literal:
            yield call.lineno, dotted(call.func)


def foreign(path):
    return FOREIGN.search(CODE_COMMENT.sub("", path.read_text(encoding="utf-8")))


def test_nothing_inline_and_nothing_unescaped():
    found = {short(path): risky(path.read_text()) for path in pages()}
    # Programmes that read mail know no style sheets, so a mail carries its style.
    for path in filter(is_mail, pages()):
        found[short(path)] = [what for what in found[short(path)] if what != "an inline style"]
    assert {path: what for path, what in found.items() if what} == {}


def test_python_marks_nothing_as_safe():
    assert broken(marked_safe, modules()) == []


def test_every_word_is_translatable():
    found = {short(path): untranslated(path.read_text()) for path in [*pages(), *messages()]}
    assert {path: words for path, words in found.items() if words} == {}


def test_no_page_style_or_script_names_a_foreign_address():
    ours = [*pages(), *PACKAGE.rglob("*.css"), *PACKAGE.rglob("*.js")]
    assert [short(path) for path in ours if "vendor" not in path.parts and foreign(path)] == []


def test_the_rules_see_each_offence():
    assert risky('<p style="color: red">') == ["an inline style"]
    assert risky('<a href="#" onclick="go()">') == ["an inline handler"]
    assert risky("<script>alert(1)</script>") == ["an inline script"]
    assert risky('<script type="module" src="{% static "x.js" %}"></script>') == []
    assert risky("{{ shop.name|safe }}") == ["|safe"]
    assert risky("{% autoescape off %}") == ["autoescape off"]
    assert [line for line, _ in marked_safe(sample("x = mark_safe(name)"))] == [1]
    assert list(marked_safe(sample("x = SafeString('hidden')"))) == []
    assert FOREIGN.search("url(https://fonts.example.com/a.woff2)")
    assert FOREIGN.search('src="//cdn.example.com/x.js"')
    assert not FOREIGN.search('xmlns="http://www.w3.org/2000/svg"')


def test_the_rule_sees_words_nobody_can_translate():
    page = """
        {% comment %} prose {% endcomment %}{# prose #}<!-- prose -->
        <h1 class="title" data-name="x">{% translate "Shops" %} Negozi</h1>
        <input placeholder="Cerca" aria-label="{% translate "Search" %}">
        {% blocktranslate %}{{ n }} bags{% endblocktranslate %} 3 kg &nbsp; &euro;
    """
    assert untranslated(page) == ["Negozi", "Cerca"]
