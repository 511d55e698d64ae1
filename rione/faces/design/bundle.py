import re
from pathlib import Path

HERE = Path(__file__).parent
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SPACE = re.compile(r"\s+")
AROUND = re.compile(r" ?([{};,]) ?")

SHARED_SCRIPTS = ("toast", "live", "stepper", "complete", "scroll", "forms")


def styles() -> str:
    """Every style sheet of `styles/` in one, the order of the layers first, without comments."""
    paths = sorted((HERE / "styles").glob("*.css"), key=lambda path: (path.stem != "layers", path))
    return "\n".join(squeezed(path.read_text(encoding="utf-8")) for path in paths)


def scripts() -> str:
    """The small modules every page shares in one file, each in a block of its own."""
    parts = [(HERE / "scripts" / f"{name}.js").read_text("utf-8") for name in SHARED_SCRIPTS]
    return "".join(f"{{\n{part}}}\n" for part in parts)


def squeezed(css: str) -> str:
    """A style sheet without comments and idle space; nothing else is touched."""
    return AROUND.sub(r"\1", SPACE.sub(" ", COMMENT.sub("", css))).strip()


BUNDLES = {"design/rione.css": styles, "design/rione.js": scripts}
