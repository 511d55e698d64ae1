"""Both languages are complete: what a page says is marked, and every sentence has its Italian."""

import ast
import re

from rione.config.translations import catalog_of, faults
from rione.config.translations.extracting import messages_in
from tests.architecture.source import broken, dotted, modules, sample, texts

ITALIAN = re.compile(
    r"[àèéìòù]|\b(della|degli|delle|questo|questa|negozio|negozi|ordine|ordini|carrello|cesta"
    r"|consegna|consegnato|spesa|perché|sono|siamo|scegli|aggiungi|indirizzo|quando)\b",
    re.IGNORECASE,
)
ADDRESS = re.compile(r"https?://\S+")
# Words that are data or are looked for, not said: kept out of the catalogues on purpose.
MAY_HOLD_ITALIAN = ("demo/", "domain/catalogue/search", "kit/text.py")
SAID = {"label", "help_text", "verbose_name", "empty_label"}


def italian(tree):
    for line, text in texts(tree):
        if ITALIAN.search(ADDRESS.sub("", text)):
            yield line, repr(text[:60])


def unmarked(tree):
    """Sentences people read that nobody can translate."""
    for node in ast.walk(tree):
        if not isinstance(node, ast.Call):
            continue
        name = dotted(node.func).rpartition(".")[2]
        # What a column says of itself is for those who read the code: there is no admin site.
        of_a_column = dotted(node.func).startswith("models.")
        said = [k.value for k in node.keywords if k.arg in SAID and not of_a_column]
        if name in {"Refused", "ValidationError"}:
            said += node.args[1:2] if name == "Refused" else node.args[:1]
        for value in said:
            plain = isinstance(value, ast.Constant) and isinstance(value.value, str) and value.value
            if plain or isinstance(value, ast.JoinedStr):
                yield node.lineno, f"{name}: {ast.unparse(value)[:60]}"


def test_every_sentence_has_its_italian():
    assert faults() == []


def test_no_italian_is_typed_into_the_source():
    package = {
        path: tree
        for path, tree in modules().items()
        if not any(part in path.as_posix().partition("/rione/")[2] for part in MAY_HOLD_ITALIAN)
    }
    assert broken(italian, package) == []


def test_every_sentence_in_python_is_marked():
    assert broken(unmarked, modules()) == []


def test_the_rules_see_what_nobody_can_translate():
    bad = sample(
        """
        def pay(order):
            "Quando l'ordine è pronto (a docstring is prose)."
            raise Refused("late", "Too late.")
            raise Refused("late", _("Too late."))
            forms.CharField(label="Street", help_text="")
            title = "La consegna"
        """
    )
    assert sorted(line for line, _ in [*unmarked(bad), *italian(bad)]) == [4, 6, 7]


def test_sentences_are_found_in_templates_and_python(tmp_path):
    page = tmp_path / "page.html"
    page.write_text(
        """{% load i18n %}
        <p>{% translate "Shops" context "nav" %} don't
           {% blocktranslate trimmed count n=n %}
             {{ n }} bag
           {% plural %}
             {{ n }} bags
           {% endblocktranslate %}</p>"""
    )
    module = tmp_path / "module.py"
    module.write_text('x = ngettext("%(n)s bag", "%(n)s bags", n)\ny = _("Late")\n')
    assert list(messages_in(page)) == [("Shops", "nav"), (("%(n)s bag", "%(n)s bags"), None)]
    assert list(messages_in(module)) == [(("%(n)s bag", "%(n)s bags"), None), ("Late", None)]


def test_a_missing_translation_is_told(tmp_path, monkeypatch):
    (tmp_path / "page.py").write_text('_("Nobody has translated this.")')
    for module in ("folders", "extracting"):
        monkeypatch.setattr(f"rione.config.translations.{module}.PACKAGE", tmp_path)
    monkeypatch.setattr(
        "rione.config.translations.checking.areas", lambda: {"shops": tmp_path}, raising=True
    )
    assert len(catalog_of(tmp_path)) == 0
    assert faults() == ["shops: not extracted, 'Nobody has translated this.'"]
