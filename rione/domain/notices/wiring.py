"""Where notices hang on to the areas below, and to Django's system checks."""

from django.core.checks import register as register_check

from . import account_mail, checks


def connect() -> None:
    register_check(checks.causes_have_templates)
    account_mail.register()
