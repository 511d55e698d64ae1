"""Where each area keeps its words, and which files say them."""

from collections.abc import Iterator
from pathlib import Path

PACKAGE = Path(__file__).parents[2]
LANGUAGE = "it"
CATALOG = Path("locale", LANGUAGE, "LC_MESSAGES", "django.po")


def areas() -> dict[str, Path]:
    """Every folder that keeps its own words, by the name one types: "orders", "storefront"."""
    apps = [PACKAGE / "demo", *sorted(PACKAGE.glob("domain/*/")), *sorted(PACKAGE.glob("faces/*/"))]
    found = {folder.name: folder for folder in apps if (folder / "__init__.py").exists()}
    return {"rione": PACKAGE, **found}


def sources_of(area: Path) -> Iterator[Path]:
    """The Python files and templates whose words belong to `area`, not to an area within it."""
    within = {folder for folder in areas().values() if area in folder.parents}
    for path in sorted([*area.rglob("*.py"), *area.rglob("templates/**/*.*")]):
        parts = path.relative_to(PACKAGE).parts
        skipped = {"tests", "migrations"}.intersection(parts) or within.intersection(path.parents)
        if path.is_file() and not skipped:
            yield path
