import struct
import zlib
from io import BytesIO

import pytest
from PIL import Image

from rione.kit.errors import Refused
from rione.kit.pictures import MOST_BYTES, WIDTHS, address, keep, render

ORIENTATION, GPS = 0x0112, 0x8825


def photo(width=1200, height=600, kind="JPEG", **options):
    written = BytesIO()
    Image.new("RGB", (width, height), "tomato").save(written, kind, **options)
    written.seek(0)
    return written


def bomb():
    """A picture of four hundred megapixels in a few bytes: only its heading, as a bomb has it."""
    heading = struct.pack(">IIBBBBB", 20_000, 20_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + heading
    return BytesIO(
        b"\x89PNG\r\n\x1a\n" + struct.pack(">I", 13) + chunk + struct.pack(">I", zlib.crc32(chunk))
    )


def refused(upload):
    with pytest.raises(Refused) as refusal:
        render(upload, field="photo")
    assert refusal.value.field == "photo"
    return refusal.value.code


def test_a_photo_is_turned_upright_and_says_nothing_of_where_it_was_taken():
    exif = Image.Exif()
    exif[ORIENTATION] = 6
    exif[GPS] = {1: "N"}
    renditions = render(photo(exif=exif), field="photo")

    for width, content in renditions.files.items():
        with Image.open(BytesIO(content)) as image:
            assert (image.format, image.height) == ("WEBP", width)
            assert image.width < image.height
            assert not image.getexif()
    assert tuple(renditions.files) == WIDTHS


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF", "TIFF", "BMP"])
def test_what_phones_and_scanners_write_is_read(kind):
    assert render(photo(kind=kind), field="photo").name


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "not_a_picture"),
        (b"MZ\x90\x00" + b"\x00" * 200, "not_a_picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>", "not_a_picture"),
        (b"<html><script>alert(1)</script>", "not_a_picture"),
        (photo().read()[:400], "not_a_picture"),
        (b"\xff\xd8" + b"\x00" * (MOST_BYTES + 5), "picture_too_large"),
    ],
)
def test_what_isnt_a_picture_is_refused_in_words(content, code):
    assert refused(BytesIO(content)) == code


def test_a_picture_that_would_fill_the_memory_is_refused_before_it_is_unpacked():
    assert refused(bomb()) in {"picture_too_large", "not_a_picture"}
    assert refused(photo(8000, 5001)) == "picture_too_large"


def test_a_picture_is_kept_once_under_an_address_that_changes_with_it(settings):
    first = render(photo(), field="photo")
    keep(first, "products")
    keep(first, "products")
    other = render(photo(height=900), field="photo")

    assert address("products", first.name, 480).endswith(f"products/{first.name}-480.webp")
    assert first.name != other.name
    assert render(photo(), field="photo").name == first.name
