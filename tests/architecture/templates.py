"""Templates as the rules look at them: what a browser would run, and what a person would read."""

import re

from tests.architecture.source import PACKAGE

COMMENT = re.compile(r"\{#.*?#\}|\{%\s*comment\b.*?\{%\s*endcomment\s*%\}|<!--.*?-->", re.DOTALL)
TRANSLATED = re.compile(
    r"\{%\s*blocktrans(?:late)?\b.*?\{%\s*endblocktrans(?:late)?\s*%\}", re.DOTALL
)
# `{% block main_class %}page narrow{% endblock %}` fills an attribute, not a sentence.
CLASS_BLOCK = re.compile(r"\{%\s*block\s+\w*class\w*\s*%\}.*?\{%\s*endblock\b.*?%\}", re.DOTALL)
TEMPLATE_CODE = re.compile(r"\{%.*?%\}|\{\{.*?\}\}", re.DOTALL)
SCRIPT = re.compile(r"<(script|style)\b.*?</\1>", re.DOTALL | re.IGNORECASE)
HTML_TAG = re.compile(r"<[^<>]*>", re.DOTALL)
READ_ATTRIBUTE = re.compile(r"\s(title|aria-label|alt|placeholder|label)\s*=\s*\"([^\"]*)\"")
ENTITY = re.compile(r"&#?\w+;")
WORD = re.compile(r"[^\W\d_]{2,}")
# The name is a name, and units are written alike in both languages.
NOT_WORDS = {"Rione", "kg", "PIN", "QR", "SMS", "PDF", "IVA", "CO", "min", "km", "px"}

INLINE = {
    "an inline style": re.compile(r"<style\b|\sstyle\s*=", re.IGNORECASE),
    "an inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']|javascript:", re.IGNORECASE),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*application/(ld\+)?json)[^>]*>", re.IGNORECASE
    ),
    "|safe": re.compile(r"\|\s*safe(seq)?\b"),
    "autoescape off": re.compile(r"\{%\s*autoescape\s+off"),
}


def pages():
    return sorted(PACKAGE.rglob("templates/**/*.html"))


def messages():
    """Templates of plain text: nothing to escape, but words to translate."""
    return sorted(PACKAGE.rglob("templates/**/*.txt"))


def is_mail(path):
    return "notices" in path.parts


def risky(text):
    """What a strict content policy forbids, or what could let foreign text run."""
    text = COMMENT.sub("", text)
    return [what for what, pattern in INLINE.items() if pattern.search(text)]


def untranslated(text):
    """Words that stand in a template outside every translation tag."""
    text = COMMENT.sub(" ", text)
    text = TEMPLATE_CODE.sub(" ", CLASS_BLOCK.sub(" ", TRANSLATED.sub(" ", text)))
    text = SCRIPT.sub(" ", text)
    attributes = [value for _, value in READ_ATTRIBUTE.findall(text)]
    read = " ".join([HTML_TAG.sub(" ", text), *attributes])
    return [word for word in WORD.findall(ENTITY.sub(" ", read)) if word not in NOT_WORDS]
