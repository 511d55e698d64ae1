"""How django-allauth, which runs the sign-in, fits into Rione."""

import posixpath
from typing import Any
from urllib.parse import unquote, urlsplit

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core import context as allauth_context
from django.forms import BaseForm
from django.http import HttpRequest
from django.urls import get_script_prefix
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

from rione.domain.districts.models import District

from .doors import AccountMail, account_mail
from .models import Person
from .queries import person_with_email

MAILED_FACTS = ("code", "from_email", "to_email")
"""What of allauth's words a message about signing in may hold."""


class AccountAdapter(DefaultAccountAdapter):
    """Mail leaves by our outbox, and nobody is sent out of the district they signed in to."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "account_inactive": _("This profile is closed."),
        "duplicate_email": _("This is your address already."),
        "email_password_mismatch": _("The address or the password isn't right. Try with a code."),
        "enter_current_password": _("This isn't your present password."),
        "incorrect_code": _("This isn't the code. Look at the last e-mail we sent you."),
        "incorrect_password": _("This isn't your password."),
        "rate_limited": _("You have just asked for one: wait a few seconds."),
        "too_many_login_attempts": _("Too many attempts. Wait a few minutes, then try again."),
    }

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        person = person_with_email(email)
        language = get_language() or "it"
        account_mail.tell(
            AccountMail(
                kind=posixpath.basename(template_prefix),
                email=email,
                language=person.language if person else language,
                district=_district_of(allauth_context.request),
                person=person,
                facts={name: context[name] for name in MAILED_FACTS if name in context},
            )
        )

    def save_user(
        self,
        request: HttpRequest,
        user: Person,
        form: BaseForm,
        commit: bool = True,  # noqa: FBT001, FBT002 (allauth's own signature)
    ) -> Person:
        user.language = get_language() or user.language
        user.name = form.cleaned_data.get("name", "")
        super().save_user(request, user, form, commit=commit)
        return user

    def is_safe_url(self, url: str) -> bool:
        """Whether `url` leads to a page of the same district on this host, and nowhere else."""
        if not super().is_safe_url(url):
            return False
        parts = urlsplit(url)
        if parts.netloc and parts.netloc != allauth_context.request.get_host():
            return False
        path = posixpath.normpath(unquote(parts.path)) + "/"
        return path.startswith(_mount_of(allauth_context.request))

    def get_login_redirect_url(self, request: HttpRequest) -> str:
        return get_script_prefix()

    def get_signup_redirect_url(self, request: HttpRequest) -> str:
        return get_script_prefix()

    def get_logout_redirect_url(self, request: HttpRequest) -> str:
        return get_script_prefix()

    def get_email_verification_redirect_url(self, email_address: object) -> str:
        return get_script_prefix()


def _district_of(request: HttpRequest) -> District | None:
    district: District | None = getattr(request, "district", None)
    return district


def _mount_of(request: HttpRequest) -> str:
    """The district's address on this host, whatever the language: "/pioltello/"."""
    mount: str = getattr(request, "mount", "")
    return f"{mount.removesuffix(f'/{get_language()}')}/"
