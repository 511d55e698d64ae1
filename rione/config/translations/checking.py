"""What keeps the Italian from being complete."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from babel.messages.catalog import Message

from rione.config.translations.extracting import catalog_of, parts, template_of
from rione.config.translations.folders import areas

# For each sentence with its context, the Italian it has and the area that says so first.
Voices = dict[tuple[str, str | None], dict[tuple[str, ...], str]]
_PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}")


def faults(only: Sequence[str] = ()) -> list[str]:
    """Everything that keeps the Italian of all areas (or `only` these) from being complete."""
    found: list[str] = []
    said: Voices = defaultdict(dict)
    for name, area in areas().items():
        catalog = catalog_of(area)
        for wanted in (message for message in template_of(area) if message.id):
            first = parts(wanted.id)[0]
            message = catalog.get(first, wanted.context)
            if not only or name in only:
                found += [f"{name}: {fault}, {first!r}" for fault in _faults_of(wanted, message)]
            if message is not None and message.string:
                said[first, wanted.context].setdefault(parts(message.string), name)
    return found + list(_two_voices(said))


def _two_voices(said: Voices) -> Iterator[str]:
    """Django keeps one translation of a sentence for the whole site: the first area's."""
    for (words, _context), voices in said.items():
        if len(voices) > 1:
            told = "; ".join(f"{area}: {italian!r}" for italian, area in voices.items())
            yield f"the same words have two translations, {words!r} ({told})"


def _faults_of(wanted: Message, message: Message | None) -> Iterator[str]:
    if message is None:
        yield "not extracted"
        return
    translations = parts(message.string)
    if not translations:
        yield "not translated"
    elif len(translations) != len(parts(wanted.id)):
        yield "a plural is missing"
    elif message.fuzzy:
        yield "marked as fuzzy"
    elif _placeholders(translations) != _placeholders(parts(wanted.id)):
        yield "other placeholders than the source"


def _placeholders(sentences: Iterable[str]) -> set[str]:
    return {name for sentence in sentences for name in _PLACEHOLDER.findall(sentence)}
