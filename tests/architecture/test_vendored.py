"""Files of others: each listed with version, licence and checksum, and exactly as it came."""

import hashlib
import tomllib

from tests.architecture.source import ROOT

LISTS = ("rione/**/vendored.toml", "tests/**/vendored.toml")


def lists():
    return sorted(path for pattern in LISTS for path in ROOT.glob(pattern))


def entries(listed):
    return tomllib.loads(listed.read_text())["file"]


def altered(listed):
    """Listed files that are missing, changed, or without version or licence."""
    found = []
    for entry in entries(listed):
        file = listed.parent / entry["path"]
        complete = entry.get("version") and entry.get("licence")
        content = file.read_bytes() if file.exists() else b""
        if not complete or hashlib.sha256(content).hexdigest() != entry["sha256"]:
            found.append(entry["path"])
    return found


def unlisted():
    """Files in a folder called vendor, fonts and minified scripts that no list names."""
    known = {(path.parent / entry["path"]).resolve() for path in lists() for entry in entries(path)}
    folders = [*ROOT.glob("rione/**/vendor"), *ROOT.glob("tests/**/vendor")]
    files = {path for folder in folders for path in folder.rglob("*") if path.is_file()}
    files |= {*ROOT.glob("rione/**/*.woff2"), *ROOT.glob("rione/**/*.min.*")}
    own = {path for path in files if path.name in {"vendored.toml", "README.md"}}
    return sorted(path.name for path in files - own if path.resolve() not in known)


def test_every_vendored_file_is_as_it_came():
    assert {path.parent.name: altered(path) for path in lists() if altered(path)} == {}


def test_every_vendored_file_is_listed():
    assert lists()
    assert unlisted() == []


def test_the_rule_sees_an_altered_file(tmp_path):
    (tmp_path / "htmx.js").write_text("altered")
    listed = tmp_path / "vendored.toml"
    listed.write_text('[[file]]\npath = "htmx.js"\nversion = "2"\nlicence = "0BSD"\nsha256 = "1"')
    assert altered(listed) == ["htmx.js"]
