from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rione.domain.districts.models import District
from rione.kit import clock


class Channel(models.TextChoices):
    MAIL = "mail", _("E-mail")
    PUSH = "push", _("Message on the device")
    SMS = "sms", _("Text message")


class Notice(models.Model):
    """Something one person is told, once for each cause and key.

    It keeps a route's name and arguments, never an address: the worker writes the address when
    it sends, in the receiver's language.
    """

    district = models.ForeignKey(District, models.PROTECT, null=True, related_name="notices")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="notices"
    )
    email = models.EmailField()
    name = models.CharField(max_length=120, blank=True)
    language = models.CharField(max_length=10)
    cause = models.CharField(max_length=60)
    key = models.CharField(max_length=120)
    route = models.CharField(max_length=100, blank=True)
    arguments = models.JSONField(default=dict)
    facts = models.JSONField(default=dict)
    created_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["cause", "key", "email"], name="told_once_for_each_cause"
            )
        ]

    def __str__(self) -> str:
        return f"{self.cause} {self.key} → {self.email}"


class Outgoing(models.Model):
    """A notice on its way out of the database by one channel.

    While a worker has it in hand, `next_attempt_at` is the end of that worker's lease: no other
    takes it before. There is no status that moves, so that the journal isn't flooded by mail.
    """

    notice = models.ForeignKey(Notice, models.CASCADE, related_name="outgoing")
    channel = models.CharField(max_length=10, choices=Channel, default=Channel.MAIL)
    attempts = models.PositiveSmallIntegerField(default=0)
    next_attempt_at = models.DateTimeField(default=clock.now)
    sent_at = models.DateTimeField(null=True)
    failed_at = models.DateTimeField(null=True)
    last_error = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["notice", "channel"], name="sent_once_by_a_channel"),
            models.CheckConstraint(
                condition=Q(sent_at=None) | Q(failed_at=None), name="sent_or_failed_not_both"
            ),
        ]
        indexes = [
            models.Index(
                fields=["next_attempt_at"],
                condition=Q(sent_at=None, failed_at=None),
                name="outbox_waiting",
            ),
            models.Index(
                fields=["failed_at"], condition=Q(failed_at__isnull=False), name="outbox_failed"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.notice_id} by {self.channel}"
