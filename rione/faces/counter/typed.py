"""What a keeper typed into a ticket: kept as it was, and read as figures."""

import re
from collections.abc import Mapping

from django.http import QueryDict
from django.utils.translation import gettext as _

FIELDS = re.compile(r"(grams|left)-\d{1,18}|bags")
FIGURE = re.compile(r"-?[0-9]{1,9}")
LONGEST = 20


def kept(sent: QueryDict) -> dict[str, str]:
    """The fields of a ticket among what was sent, as they were typed."""
    return {
        name: str(value)[:LONGEST]
        for name, value in sent.items()
        if FIELDS.fullmatch(name) and str(value).strip()
    }


def weights(typed: Mapping[str, str]) -> tuple[dict[int, int], dict[str, str]]:
    """The grams typed by line, and a sentence for each field that holds no figure."""
    grams: dict[int, int] = {}
    errors: dict[str, str] = {}
    for name, value in typed.items():
        if not name.startswith("grams-"):
            continue
        figure = whole(value)
        if figure is None:
            errors[name] = _("Type the weight in grams, figures only: 1250 for 1.25 kg.")
        else:
            grams[int(name.removeprefix("grams-"))] = figure
    return grams, errors


def whole(value: str) -> int | None:
    """A whole number as people type it ("1 250", "350 g"), or None."""
    bare = re.sub(r"\s|g$", "", value.strip().lower())
    return int(bare) if FIGURE.fullmatch(bare) else None
