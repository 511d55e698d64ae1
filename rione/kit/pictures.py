"""Pictures people send: read with care, turned upright, and written again as small WebP files."""

import hashlib
from dataclasses import dataclass
from io import BytesIO
from typing import IO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, UnidentifiedImageError

from rione.kit.errors import Refused

WIDTHS = (240, 480, 960)
"""Pixels: a line in a list, a card, a whole page."""
MOST_BYTES = 15 * 1024 * 1024
MOST_PIXELS = 40_000_000
FORMATS = ("JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP")
QUALITY = 80


@dataclass(frozen=True)
class Renditions:
    """One picture in every width, under a name made from what it shows."""

    name: str
    files: dict[int, bytes]


def render(upload: IO[bytes], *, field: str) -> Renditions:
    """The picture in every width of `WIDTHS`, without what the camera wrote about place and time.

    Refuses at `field` with `picture_too_large` (bytes or pixels, before any is unpacked) and
    `not_a_picture`.
    """
    content = upload.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise _too_large(field)
    try:
        with Image.open(BytesIO(content), formats=FORMATS) as image:
            if image.width * image.height > MOST_PIXELS:
                raise _too_large(field)
            upright = ImageOps.exif_transpose(image).convert("RGB")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        words = _("This isn't a picture we can read. Choose a photo (JPEG, PNG or WebP).")
        raise Refused("not_a_picture", words, field=field) from None
    files = {width: _webp(upright, width) for width in WIDTHS}
    return Renditions(hashlib.sha256(files[WIDTHS[-1]]).hexdigest()[:24], files)


def keep(renditions: Renditions, folder: str) -> None:
    """Write the files where the public may see them; written twice they stay as they are."""
    for width, content in renditions.files.items():
        path = file_name(folder, renditions.name, width)
        if not default_storage.exists(path):
            default_storage.save(path, ContentFile(content))


def address(folder: str, name: str, width: int) -> str:
    """The public address of one width of a kept picture."""
    return default_storage.url(file_name(folder, name, width))


def file_name(folder: str, name: str, width: int) -> str:
    return f"{folder}/{name}-{width}.webp"


def _webp(image: Image.Image, width: int) -> bytes:
    sized = image.copy()
    sized.thumbnail((width, width))
    written = BytesIO()
    sized.save(written, "WEBP", quality=QUALITY, method=4)
    return written.getvalue()


def _too_large(field: str) -> Refused:
    words = _("This picture is too large: at most 15 MB and 40 megapixels.")
    return Refused("picture_too_large", words, field=field)
