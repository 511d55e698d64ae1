"""What Django asks of a password, said in our words."""

from django.contrib.auth import password_validation
from django.utils.translation import gettext as _


class LongEnough(password_validation.MinimumLengthValidator):
    def get_error_message(self) -> str:
        return _("Choose a longer one: at least %(min_length)d characters.") % {
            "min_length": self.min_length
        }


class UnlikeTheirName(password_validation.UserAttributeSimilarityValidator):
    def __init__(self) -> None:
        super().__init__(user_attributes=("name", "email"))

    def get_error_message(self) -> str:
        return _("Too much like your name or your address.")
