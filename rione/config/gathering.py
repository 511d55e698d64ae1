"""Static files gathered, hashed and compressed into `var/static`, when something changed."""

import hashlib
import shutil
from pathlib import Path

import django
from django.conf import settings
from django.core.management import call_command

from rione.config import surroundings

_FOLDERS = ("static", "styles", "scripts")


def gather_changed() -> bool:
    """Gather again if any file that ends up in `/static/` differs from last time."""
    target = Path(settings.STATIC_ROOT)
    mark = target.with_name("static.checksum")
    checksum = _checksum()
    if mark.exists() and mark.read_text() == checksum and (target / "staticfiles.json").exists():
        return False
    mark.unlink(missing_ok=True)
    shutil.rmtree(target, ignore_errors=True)
    call_command("collectstatic", interactive=False, verbosity=0)
    mark.write_text(checksum)
    return True


def _checksum() -> str:
    """Names, sizes and times of the sources, and the version of what hashes them."""
    package = surroundings.CHECKOUT / "rione"
    digest = hashlib.sha256(django.__version__.encode())
    files = [
        path
        for folder in _FOLDERS
        for path in package.glob(f"**/{folder}/**/*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    for path in [*sorted(files), *sorted(package.glob("faces/design/*.py"))]:
        status = path.stat()
        digest.update(f"{path} {status.st_size} {status.st_mtime_ns}\n".encode())
    return digest.hexdigest()
