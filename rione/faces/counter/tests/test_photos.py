from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from tests.factories import make_offer, make_shop

PRODUCTS = "/pioltello/counter/forno/products/"


def jpeg():
    written = BytesIO()
    Image.new("RGB", (800, 600), "tomato").save(written, "JPEG")
    return SimpleUploadedFile("pane.jpg", written.getvalue(), "image/jpeg")


def show(browser, offer, upload):
    return browser.post(f"{PRODUCTS}{offer.pk}/photo/", {"photo": upload} if upload else {})


def test_a_photo_takes_the_drawings_place_and_gives_it_back(lucia, bakery, client):
    offer = make_offer(bakery, "Focaccia")

    answer = show(lucia, offer, jpeg())

    offer.product.refresh_from_db()
    assert answer.url == f"{PRODUCTS}#offer-{offer.pk}"
    assert offer.product.photo_small in lucia.get(PRODUCTS).content.decode()
    page = client.get(f"/pioltello/products/{offer.product.pk}/focaccia/").content.decode()
    assert offer.product.photo_large in page

    lucia.post(f"{PRODUCTS}{offer.pk}/photo/", {"remove": "1"})
    offer.product.refresh_from_db()
    assert offer.product.photo == ""


@pytest.mark.parametrize(
    "upload",
    [
        None,
        SimpleUploadedFile("foto.jpg", b"MZ\x90\x00 this is a programme", "image/jpeg"),
        SimpleUploadedFile("foto.svg", b"<svg><script>alert(1)</script></svg>", "image/svg+xml"),
    ],
)
def test_what_isnt_a_picture_is_told_at_its_field_and_the_old_photo_stays(lucia, bakery, upload):
    offer = make_offer(bakery, "Focaccia")
    show(lucia, offer, jpeg())
    offer.product.refresh_from_db()
    before = offer.product.photo

    answer = show(lucia, offer, upload)

    page = answer.content.decode()
    assert answer.status_code == 409
    assert f'aria-describedby="photo-{offer.pk}-error"' in page
    assert f'id="photo-{offer.pk}-error"' in page
    offer.product.refresh_from_db()
    assert offer.product.photo == before


def test_a_photo_for_another_shops_product_isnt_taken(lucia, town):
    offer = make_offer(make_shop(town, "Macelleria"), "Salsiccia")

    assert show(lucia, offer, jpeg()).status_code == 404
