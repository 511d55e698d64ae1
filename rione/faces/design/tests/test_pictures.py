import re
from pathlib import Path

from rione.faces import design

HERE = Path(design.__file__).parent
PACKAGE = HERE.parents[1]
SPRITE = (HERE / "static/design/icons.svg").read_text()
ICONS = set(re.findall(r'<symbol id="([\w-]+)"', SPRITE))
DRAWINGS = {path.stem for path in (HERE / "static/drawings").glob("*.webp")}


def used(pattern):
    for path in PACKAGE.rglob("templates/**/*.html"):
        for name in re.findall(pattern, path.read_text(encoding="utf-8")):
            yield path.relative_to(PACKAGE), name


def test_the_sprite_holds_every_icon_that_is_used():
    uses = [
        *used(r'{% icon "([\w-]+)"'),
        *used(r'\bicon="([\w-]+)"'),
        *used(r'icon\|default:"([\w-]+)"'),
    ]
    assert uses
    assert [use for use in uses if use[1] not in ICONS] == []


def test_every_drawing_that_is_used_is_there():
    uses = [*used(r'{% drawing "([\w-]+)"'), *used(r'\bdrawing="([\w-]+)"')]
    assert uses
    assert [use for use in uses if use[1] not in DRAWINGS] == []


def test_the_sprite_is_lines_only():
    assert "style" not in SPRITE
    assert "http" not in SPRITE.replace("http://www.w3.org/2000/svg", "")
