import gzip
import hashlib
import tomllib
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from rione.faces import design
from rione.faces.design.bundle import BUNDLES, SHARED_SCRIPTS, scripts, squeezed, styles
from rione.faces.design.finders import BundleFinder

HERE = Path(design.__file__).parent
VENDORED = tomllib.loads((HERE / "vendored.toml").read_text())["file"]


def weight(*texts):
    return sum(len(gzip.compress(text.encode())) for text in texts)


def test_styles_stay_small():
    assert weight(styles()) <= 14_000


def test_scripts_stay_small():
    own = [
        (HERE / "static/design" / name).read_text() for name in ("htmx.js", "theme.js", "ring.js")
    ]
    assert weight(scripts(), *own) <= 27_000


def test_every_sheet_keeps_to_the_layers():
    assert styles().startswith("@layer reset,tokens,base,components,utilities;")
    for path in (HERE / "styles").glob("*.css"):
        assert path.stem == "layers" or "@layer " in path.read_text(), path


def test_every_small_module_is_served():
    assert {path.stem for path in (HERE / "scripts").glob("*.js")} == set(SHARED_SCRIPTS)


def test_squeezing_keeps_what_counts():
    css = 'a { content: "x";\n  /* why */ margin: 0 -1px calc(1px + 2px); }\n'
    assert squeezed(css) == 'a{content: "x";margin: 0 -1px calc(1px + 2px);}'


def test_the_finder_finds_and_lists_what_is_put_together(settings, tmp_path):
    settings.STATIC_ROOT = tmp_path / "static"
    finder = BundleFinder()
    assert Path(finder.find("design/rione.css")).read_text() == styles()
    assert finder.find("design/other.css") == []
    assert {path for path, _ in finder.list([])} == set(BUNDLES)
    assert list(finder.list(["design/*"])) == []


def test_static_files_hold_the_bundles():
    assert finders.find("design/rione.js")
    assert finders.find("design/icons.svg")


@pytest.mark.parametrize("entry", VENDORED, ids=lambda entry: entry["path"])
def test_vendored_files_are_as_they_came(entry):
    found = hashlib.sha256((HERE / entry["path"]).read_bytes()).hexdigest()
    assert found == entry["sha256"]
