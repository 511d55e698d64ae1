"""A file is one noun: about 200 lines at most, never more than 400, half of them under 120."""

from statistics import median

from tests.architecture.source import ROOT, short

LONGEST = 400
MEDIAN = 120
SUFFIXES = {".py", ".css", ".js", ".html", ".txt"}


def written_by_us():
    for folder in ("rione", "tests", "bench", "bin"):
        for path in sorted((ROOT / folder).rglob("*")):
            parts = set(path.relative_to(ROOT).parts)
            if path.is_file() and path.suffix in SUFFIXES and not {"vendor", "migrations"} & parts:
                yield path


def lines_of(path):
    return len(path.read_text(encoding="utf-8").splitlines())


def too_long(paths):
    return [f"{short(path)}: {lines_of(path)} lines" for path in paths if lines_of(path) > LONGEST]


def test_no_file_is_too_long():
    assert too_long(written_by_us()) == []


def test_half_of_the_files_are_short():
    assert median(lines_of(path) for path in written_by_us()) <= MEDIAN


def test_the_rule_sees_a_long_file(tmp_path, monkeypatch):
    monkeypatch.setattr(f"{__name__}.short", lambda path: path.name)
    long = tmp_path / "long.py"
    long.write_text("x = 1\n" * (LONGEST + 1))
    assert too_long([long]) == ["long.py: 401 lines"]
