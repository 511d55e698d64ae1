"""Writing a message in the receiver's language, with addresses of the receiver's district."""

from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from typing import Any
from urllib.parse import urlsplit

from babel.numbers import format_currency
from django.conf import settings
from django.template import Context, Engine

from rione.domain.districts.addresses import absolute, at_home, home_address
from rione.kit.money import Money

from .causes import cause_of
from .colour import ink_on
from .models import Notice

CENTS = "_cents"
INSTALLATION = "Rione"
COLOUR = "#0b5d4e"
"""The colour of messages that belong to no district."""


@dataclass(frozen=True)
class Message:
    """What is sent: one subject, the same words as plain text and as HTML."""

    subject: str
    text: str
    html: str
    sender: str
    receiver: str
    reply_to: list[str]
    headers: dict[str, str]


def compose(notice: Notice, *, identity: str) -> Message:
    """The message of `notice`; its templates see the facts, `link`, `name` and the district."""
    with at_home(notice.district, notice.language):
        words = _words_for(notice)
        parts = {
            part: _render(template, words, as_html=part == "html")
            for part, template in cause_of(notice.cause).templates.items()
        }
    return Message(
        subject=" ".join(parts["subject.txt"].split()),
        text=parts["txt"].strip() + "\n",
        html=parts["html"],
        sender=_mailbox(words["market"], parseaddr(settings.DEFAULT_FROM_EMAIL)[1]),
        receiver=_mailbox(notice.name, notice.email),
        reply_to=[words["contact_email"]] if words["contact_email"] else [],
        headers={
            "Message-ID": f"<{identity}@{urlsplit(settings.RIONE_BASE_URL).hostname}>",
            "Auto-Submitted": "auto-generated",
            "Content-Language": notice.language,
            "X-Rione-Cause": notice.cause,
        },
    )


def _mailbox(name: str, address: str) -> str:
    return formataddr((" ".join(name.split()), address))


def _words_for(notice: Notice) -> dict[str, Any]:
    district, language = notice.district, notice.language
    colour = district.colour if district else COLOUR
    link = absolute(district, language, notice.route, notice.arguments) if notice.route else ""
    return {
        **notice.facts,
        **_amounts(notice),
        "district": district,
        "name": notice.name,
        "language": language,
        "link": link,
        "home": f"{home_address(district, language)}/",
        "market": district.market_name if district else INSTALLATION,
        "colour": colour,
        "ink": ink_on(colour),
        "contact_email": district.contact_email if district else "",
        "contact_phone": district.contact_phone if district else "",
    }


def _amounts(notice: Notice) -> dict[str, str]:
    """A fact called `total_cents` is shown as `total`, in euro as the language writes them."""
    return {
        name.removesuffix(CENTS): format_currency(Money(value).euros, "EUR", locale=notice.language)
        for name, value in notice.facts.items()
        if name.endswith(CENTS)
    }


def _render(template: str, words: dict[str, Any], *, as_html: bool) -> str:
    written = Engine.get_default().get_template(template)
    return str(written.render(Context(words, autoescape=as_html)))
