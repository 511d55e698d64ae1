"""Italian words: `rione translations extract|check|compile`, without the gettext programmes.

Each area keeps its own words beside its code, in `locale/it/LC_MESSAGES/django.po`; what the kit
and the configuration say is in `rione/locale`. English is the source and needs no file.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_python
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

PACKAGE = Path(__file__).parents[1]
LANGUAGE = "it"
CATALOG = Path("locale", LANGUAGE, "LC_MESSAGES", "django.po")
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
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")

Words = str | tuple[str, ...]
Found = str | Iterable[str] | None


def run(arguments: Sequence[str]) -> int:
    """The command `rione translations`; the number it ends with (0: nothing amiss)."""
    parser = argparse.ArgumentParser(prog="rione translations", description=__doc__)
    parser.add_argument("deed", choices=["extract", "check", "compile"])
    parser.add_argument("area", nargs="*", help="extract only these areas (all when none is named)")
    parser.add_argument("--prune", action="store_true", help="drop what nobody says any more")
    options = parser.parse_args(arguments)
    if options.deed == "compile":
        sys.stdout.write(f"{compile_all()} written\n")
        return 0
    if options.deed == "extract":
        for name, area in areas().items():
            if not options.area or name in options.area:
                changed = extract(area, prune=options.prune)
                sys.stdout.write(f"{name}: {'updated' if changed else 'as it was'}\n")
    found = faults(options.area)
    sys.stdout.writelines(f"{fault}\n" for fault in found)
    sys.stdout.write(f"{len(found)} to mend\n")
    return 1 if found and options.deed == "check" else 0


def areas() -> dict[str, Path]:
    """Every folder that keeps its own words, by the name one types: "orders", "storefront"."""
    apps = [PACKAGE / "demo", *sorted(PACKAGE.glob("domain/*/")), *sorted(PACKAGE.glob("faces/*/"))]
    found = {folder.name: folder for folder in apps if (folder / "__init__.py").exists()}
    return {"rione": PACKAGE, **found}


def sources_of(area: Path) -> Iterator[Path]:
    """The Python files and templates whose words belong to `area`, not to an area within it."""
    within = {folder for folder in areas().values() if area in folder.parents}
    for path in sorted([*area.rglob("*.py"), *area.rglob("templates/**/*.*")]):
        parts = path.relative_to(PACKAGE).parts
        skipped = {"tests", "migrations"}.intersection(parts) or within.intersection(path.parents)
        if path.is_file() and not skipped:
            yield path


def messages_in(path: Path) -> Iterator[tuple[Words, str | None]]:
    """Each sentence of a file with its context; a plural is a tuple (one, many)."""
    text = path.read_text(encoding="utf-8")
    if path.suffix != ".py":
        # Babel reads Python: what is left of a template is one flat run of calls.
        text = "\n".join(line.strip() for line in templatize(text).splitlines())
    found = extract_python(BytesIO(text.encode()), KEYWORDS, ["Translators:"], {})
    for _line, function, arguments, _comments in found:
        given = _each(arguments)
        context = None
        if "pgettext" in function:
            context, *rest = given
            given = tuple(rest)
        wanted = 2 if function.startswith("n") else 1
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


def compile_all() -> int:
    """Write the compiled file beside every catalogue that is newer; how many were written."""
    written = 0
    for area in areas().values():
        file = area / CATALOG
        compiled = file.with_suffix(".mo")
        if not file.exists():
            continue
        if compiled.exists() and compiled.stat().st_mtime_ns >= file.stat().st_mtime_ns:
            continue
        fresh = BytesIO()
        write_mo(fresh, catalog_of(area))
        # Several processes may start at once: a half-written file must never be read.
        draft = compiled.with_suffix(".mo.new")
        draft.write_bytes(fresh.getvalue())
        draft.replace(compiled)
        written += 1
    return written


def faults(only: Sequence[str] = ()) -> list[str]:
    """Everything that keeps the Italian of all areas (or `only` these) from being complete."""
    found: list[str] = []
    said: dict[tuple[str, str | None], dict[tuple[str, ...], str]] = defaultdict(dict)
    for name, area in areas().items():
        catalog = catalog_of(area)
        for wanted in _sentences(template_of(area)):
            message = catalog.get(_first(wanted.id), wanted.context)
            if not only or name in only:
                found += [f"{name}: {fault}" for fault in _faults_of(wanted, message)]
            if message is not None:
                said[_first(wanted.id), wanted.context].setdefault(_each(message.string), name)
    for (words, _context), voices in said.items():
        if len(voices) > 1:
            told = "; ".join(f"{area}: {italian!r}" for italian, area in voices.items())
            found.append(f"the same words have two translations, {words!r} ({told})")
    return found


def _faults_of(wanted: Message, message: Message | None) -> Iterator[str]:
    first = _first(wanted.id)
    if message is None:
        yield f"not extracted, {first!r}"
        return
    translations = _each(message.string)
    if not translations or not all(translations):
        yield f"not translated, {first!r}"
    elif isinstance(wanted.id, tuple) and len(translations) != len(wanted.id):
        yield f"a plural is missing, {first!r}"
    elif message.fuzzy:
        yield f"marked as fuzzy, {first!r}"
    elif _placeholders(translations) != _placeholders(_each(wanted.id)):
        yield f"other placeholders than the source, {first!r}"


def _sentences(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _each(words: Found) -> tuple[str, ...]:
    return (words,) if isinstance(words, str) else tuple(words or ())


def _first(words: Found) -> str:
    return next(iter(_each(words)), "")


def _placeholders(sentences: Iterable[str]) -> set[str]:
    return {name for sentence in sentences for name in _PLACEHOLDER.findall(sentence)}


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
