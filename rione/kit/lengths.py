from django.db import models
from django.utils.translation import gettext as _

from rione.kit.errors import Refused


def require_fitting(
    model: type[models.Model], column: str, text: str, *, field: str | None = None
) -> None:
    """Refuses with `too_long` what a column cannot keep, at the field of that name."""
    most: int | None = getattr(model._meta.get_field(column), "max_length", None)
    if most is not None and len(text) > most:
        words = _("Write this shorter: at most %(most)d characters.")
        raise Refused("too_long", words % {"most": most}, field=field or column)
