"""Mail in the demonstration: kept in the database for the mailbox page, never sent."""

from collections.abc import Sequence

from django.core.mail import EmailMessage, EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend

from .models import SentMessage


class MailboxBackend(BaseEmailBackend):
    """Django's way to a mail server, ending in the mailbox page."""

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        kept = [
            SentMessage(
                sender=message.from_email,
                receivers=", ".join(message.recipients()),
                subject=str(message.subject),
                text=str(message.body),
                html=_html_of(message),
            )
            for message in email_messages
        ]
        return len(SentMessage.objects.bulk_create(kept))


def _html_of(message: EmailMessage) -> str:
    if not isinstance(message, EmailMultiAlternatives):
        return ""
    return next((str(content) for content, kind in message.alternatives if kind == "text/html"), "")
