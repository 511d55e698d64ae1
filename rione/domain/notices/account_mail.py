"""What the sign-in mails: codes, warnings, and answers to addresses nobody here knows."""

from dataclasses import dataclass
from datetime import timedelta

from rione.domain.accounts.doors import AccountMail, account_mail
from rione.kit.codes import secret_token

from .actions import Recipient, notify
from .causes import Cause
from .causes import register as register_causes

CODE_LASTS = timedelta(minutes=15)


@dataclass(frozen=True)
class Kind:
    """How one kind of mail about signing in is told: its cause, and the page it leads to."""

    cause: Cause
    route: str = ""


def _code(name: str) -> Kind:
    return Kind(
        Cause(f"account_{name}", "notices/account_code", lasts=CODE_LASTS, confidential=True)
    )


def _changed(name: str) -> Kind:
    return Kind(Cause(f"account_{name}", "notices/account_changed"), "account_reset_password")


KINDS = {
    "login_code": _code("login_code"),
    "email_confirmation_signup": _code("sign_up_code"),
    "email_confirmation": _code("email_code"),
    "password_reset_code": _code("reset_code"),
    "unknown_account": Kind(Cause("account_unknown"), "account_signup"),
    "account_already_exists": Kind(Cause("account_exists"), "account_login"),
    "password_changed": _changed("password_changed"),
    "password_set": _changed("password_set"),
    "password_reset": _changed("password_reset"),
    "email_changed": _changed("email_changed"),
}
SILENT = frozenset({"email_confirm", "email_deleted"})
"""What the person has just done on the screen and nobody needs to be told of."""


def send_account_mail(mail: AccountMail) -> None:
    """Each request for such a mail is a new one: a second code replaces the first."""
    if mail.kind in SILENT:
        return
    kind = KINDS[mail.kind]
    notify(
        kind.cause.code,
        key=secret_token(),
        district=mail.district,
        to=Recipient(
            email=mail.email,
            name=mail.person.name if mail.person else "",
            language=mail.language,
            person_id=mail.person.pk if mail.person else None,
        ),
        route=kind.route,
        facts={"cause": kind.cause.code, **mail.facts},
    )


def register() -> None:
    register_causes(*(kind.cause for kind in KINDS.values()))
    account_mail.opens_to("notices", send_account_mail)
