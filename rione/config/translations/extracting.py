"""From sources to catalogues: every sentence that Python and templates mark for translation."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_python
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from rione.config.translations.folders import CATALOG, LANGUAGE, PACKAGE, sources_of

LINE_WIDTH = 96
KEYWORDS: dict[str, tuple[int | tuple[int, str], ...] | None] = {
    "_": None,
    "_lazy": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
    "npgettext_lazy": ((1, "c"), 2, 3),
}
HEADER = """\
msgid ""
msgstr ""
"Language: it\\n"
"MIME-Version: 1.0\\n"
"Content-Type: text/plain; charset=UTF-8\\n"
"Content-Transfer-Encoding: 8bit\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

"""

Words = str | tuple[str, ...]


def messages_in(path: Path) -> Iterator[tuple[Words, str | None]]:
    """Each sentence of a file with its context; a plural is a tuple (one, many)."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Babel reads Python: what is left of a template is one flat run of calls.
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    found = extract_python(BytesIO(text.encode()), KEYWORDS, ["Translators:"], {})
    for _line, function, arguments, _comments in found:
        given = parts(arguments)
        context = None
        if "pgettext" in str(function):
            context, *rest = given
            given = tuple(rest)
        wanted = 2 if str(function).startswith("n") else 1
        words = given[:wanted]
        if len(words) == wanted and all(words):
            yield (words if wanted > 1 else words[0]), context


def template_of(area: Path) -> Catalog:
    """All the sentences of an area, untranslated, each with the files that say it."""
    catalog = Catalog()
    for path in sources_of(area):
        for words, context in messages_in(path):
            origin = [(path.relative_to(PACKAGE.parent).as_posix(), 0)]
            catalog.add(words, locations=origin, context=context)
    return catalog


def catalog_of(area: Path) -> Catalog:
    """The Italian of an area as it stands in its file; empty when there is none yet."""
    file = area / CATALOG
    if not file.exists():
        return Catalog(locale=LANGUAGE)
    with file.open("rb") as opened:
        return read_po(opened, locale=LANGUAGE, abort_invalid=True)


def extract(area: Path, *, prune: bool = False) -> bool:
    """Bring an area's file up to its sources, keeping its Italian; whether anything changed.

    A sentence that nobody says any more stays as a comment, until somebody prunes.
    """
    catalog = catalog_of(area)
    catalog.update(template_of(area), no_fuzzy_matching=True)
    body = BytesIO()
    write_po(
        body,
        catalog,
        width=LINE_WIDTH,
        include_lineno=False,
        omit_header=True,
        sort_output=False,
        ignore_obsolete=prune,
    )
    file = area / CATALOG
    text = HEADER + body.getvalue().decode().strip() + "\n"
    if len(catalog) == 0 or (file.exists() and file.read_text(encoding="utf-8") == text):
        return False
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
    return True


def parts(words: str | Iterable[str | None] | None) -> tuple[str, ...]:
    """A sentence, or each form of a plural, always as a tuple; what is empty is left out."""
    several = (words,) if isinstance(words, str) else words or ()
    return tuple(word for word in several if word)
