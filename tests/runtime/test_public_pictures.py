import pytest

from rione.config.server.files import picture


def test_a_public_picture_is_found_by_its_name(tmp_path):
    (tmp_path / "shops").mkdir()
    (tmp_path / "shops" / "forno-1a2b.webp").touch()

    assert picture(tmp_path, "shops/forno-1a2b.webp") is not None


@pytest.mark.parametrize(
    "name", ["\0.webp", f"{'a' * 300}.webp", "../outside.webp", "shops/notes.txt", "", "à.webp"]
)
def test_any_other_name_is_no_picture(tmp_path, name):
    media = tmp_path / "media"
    media.mkdir()
    (tmp_path / "outside.webp").touch()

    assert picture(media, name) is None
