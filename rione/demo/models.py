from django.db import models

from rione.kit import clock


class SentMessage(models.Model):
    """A message the demonstration would have mailed; the mailbox page shows it instead."""

    sent_at = models.DateTimeField(default=clock.now)
    sender = models.CharField(max_length=300)
    receivers = models.TextField()
    subject = models.TextField()
    text = models.TextField()
    html = models.TextField(blank=True)

    class Meta:
        ordering = ["-sent_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.receivers}: {self.subject}"
