from typing import IO

from django.db import transaction

from rione.domain.accounts.models import Person
from rione.domain.journal.actions import record
from rione.domain.shops.permissions import require_keeper
from rione.kit import pictures
from rione.kit.locking import lock

from .models import PHOTOS, Product


def set_photo(product: Product, upload: IO[bytes], *, by: Person) -> Product:
    """A keeper shows the product as it is in the shop, instead of its drawing.

    Refuses at `photo` with `not_a_picture` and `picture_too_large`; then the old one stays.
    """
    require_keeper(by, product.shop)
    renditions = pictures.render(upload, field="photo")
    pictures.keep(renditions, PHOTOS)
    return _write(product, renditions.name, by=by)


def remove_photo(product: Product, *, by: Person) -> Product:
    """The product goes back to its drawing."""
    return _write(product, "", by=by)


@transaction.atomic
def _write(product: Product, photo: str, *, by: Person) -> Product:
    actor = require_keeper(by, product.shop)
    district_id = product.shop.district_id
    product = lock(product)
    product.photo = photo
    product.save(update_fields=["photo"])
    record(product, "photo", district_id=district_id, by=actor, photo=photo)
    return product
