"""The drawings: each one recorded with its source, small, and of one size."""

import tomllib
from pathlib import Path

from PIL import Image

FOLDER = Path(__file__).parents[2] / "faces/design/static/drawings"
MOST_BYTES = 6_000
SIDE = 192


def test_every_drawing_is_recorded_and_every_record_is_drawn():
    source = tomllib.loads((FOLDER / "SOURCE.toml").read_text(encoding="utf-8"))
    assert {path.stem for path in FOLDER.glob("*.webp")} == set(source["drawings"])
    assert source["licence"] == "MIT"


def test_drawings_are_small_and_of_one_size():
    for path in FOLDER.glob("*.webp"):
        assert path.stat().st_size <= MOST_BYTES, path.name
        with Image.open(path) as drawing:
            assert drawing.size == (SIDE, SIDE), path.name
