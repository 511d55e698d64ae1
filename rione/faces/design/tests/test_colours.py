import re
from pathlib import Path

import pytest

from rione.faces.design import brand
from rione.faces.design.colours import contrast, parsed

TOKENS = (Path(brand.__file__).parent / "styles" / "tokens.css").read_text(encoding="utf-8")
TINTS = ("wheat", "sage", "rose", "sky", "sand", "lilac", "apricot", "mint")
GROUNDS = ("ground", "card", "raised")
# (letters, ground): everything the style sheets put on top of each other.
TEXT = (
    *[(ink, ground) for ink in ("ink", "muted", "brand-ink", "bad") for ground in GROUNDS],
    *[("ink", ground) for ground in (*TINTS, "good-soft", "warn-soft", "bad-soft", "info-soft")],
    *[("ink", "brand-soft"), ("brand-ink", "brand-soft"), ("on-brand", "brand")],
    *[("muted", "brand-soft"), ("muted", "bad-soft"), ("good", "card"), ("on-bad", "bad-fill")],
    *[(state, f"{state}-soft") for state in ("good", "warn", "bad", "info")],
)
SHAPES = (
    *[("edge", ground) for ground in GROUNDS],
    *[("focus", ground) for ground in GROUNDS],
    ("brand", "card"),
)
TOWNS = ("#0b5d4e", "#1d4f91", "#a3262a", "#ffcc00", "#7a2b6b", "#c2500f", "#000000", "#7fd4ff")


def tokens(part):
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{3,6});", part))


day, system_night, chosen_night = re.split(
    r'@media \(prefers-color-scheme: dark\)|\n  :root\[data-theme="dark"\]', TOKENS
)
THEMES = {"day": tokens(day), "night": tokens(system_night)}


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("ink", "ground"), TEXT)
def test_letters_can_be_read(theme, ink, ground):
    colours = THEMES[theme]
    assert contrast(parsed(colours[ink]), parsed(colours[ground])) >= 4.5


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize(("shape", "ground"), SHAPES)
def test_controls_and_focus_can_be_seen(theme, shape, ground):
    colours = THEMES[theme]
    assert contrast(parsed(colours[shape]), parsed(colours[ground])) >= 3


@pytest.mark.parametrize("theme", THEMES)
def test_the_header_carries_white_letters_and_the_sun(theme):
    deep = parsed(THEMES[theme]["brand-deep"])
    assert contrast(parsed("#ffffff"), deep) >= 4.5
    assert contrast(parsed("#f2b632"), deep) >= 3


def test_the_night_is_the_same_whoever_asked_for_it():
    assert tokens(system_night) == tokens(chosen_night)


def test_the_tokens_are_the_default_towns():
    for palette, theme in ((brand.light, "day"), (brand.dark, "night")):
        for name, value in palette(brand.DEFAULT).items():
            assert THEMES[theme][name.removeprefix("--")] == value


@pytest.mark.parametrize("town", TOWNS)
def test_any_towns_colour_becomes_legible(town):
    for palette, theme in ((brand.light(town), "day"), (brand.dark(town), "night")):
        own = {name.removeprefix("--"): parsed(value) for name, value in palette.items()}
        grounds = [parsed(THEMES[theme][name]) for name in GROUNDS]
        assert contrast(own["on-brand"], own["brand"]) >= 4.5
        assert contrast(parsed("#ffffff"), own["brand-deep"]) >= 4.5
        for ground in [*grounds, own["brand-soft"]]:
            assert contrast(own["brand-ink"], ground) >= 4.5
        for ink in ("ink", "muted"):
            assert contrast(parsed(THEMES[theme][ink]), own["brand-soft"]) >= 4.5


def test_a_colour_has_one_name_and_bad_ones_none():
    assert brand.digest("#0b5d4e") == brand.digest("#0b5d4e") != brand.digest("#a3262a")
    assert brand.usable("#a3262a")
    assert not brand.usable("#fffdf9")
    assert not brand.usable("red;}body{display:none")
