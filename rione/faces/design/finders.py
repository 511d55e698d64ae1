from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.contrib.staticfiles.utils import matches_patterns
from django.core.checks import CheckMessage
from django.core.files.storage import FileSystemStorage, Storage

from .bundle import BUNDLES


class BundleFinder(BaseFinder):
    """Puts the style sheets and small modules together when static files are gathered."""

    def __init__(self, *_args: object, **_kwargs: object) -> None:
        self.folder = Path(settings.STATIC_ROOT).with_name("bundles")
        self.storage = FileSystemStorage(self.folder)

    def check(self, **_kwargs: object) -> list[CheckMessage]:
        return []

    def find(  # type: ignore[override]
        self,
        path: str,
        find_all: bool = False,  # noqa: FBT001, FBT002 (Django's own signature)
    ) -> str | list[str]:
        """The bundle's path on this machine, made anew each time; nothing for other names."""
        if path not in BUNDLES:
            return []
        found = str(self.written(path))
        return [found] if find_all else found

    def list(self, ignore_patterns: Iterable[str] | None) -> Iterable[tuple[str, Storage]]:
        for path in BUNDLES:
            if not matches_patterns(path, list(ignore_patterns or ())):
                self.written(path)
                yield path, self.storage

    def written(self, path: str) -> Path:
        target = self.folder / path
        text = BUNDLES[path]()
        if not target.exists() or target.read_text("utf-8") != text:
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(text, encoding="utf-8")
        return target
