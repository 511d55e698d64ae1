from django.db import models
from django.db.models import Q


class Entry(models.Model):
    """One thing somebody did: a move of a status, or an act. Ids only, never names.

    The server's database role may add entries and read them, nothing else (invariant 13).
    """

    district = models.ForeignKey("districts.District", models.PROTECT, null=True, related_name="+")
    person = models.ForeignKey("accounts.Person", models.PROTECT, null=True, related_name="+")
    role = models.CharField(max_length=20)
    act = models.CharField(max_length=40)
    thing = models.CharField(max_length=60)
    row = models.BigIntegerField()
    was = models.CharField(max_length=20, blank=True)
    now = models.CharField(max_length=20, blank=True)
    reason = models.TextField(blank=True)
    facts = models.JSONField(default=dict)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["thing", "row"], name="journal_of_a_thing")]

    def __str__(self) -> str:
        return f"{self.thing} {self.row}: {self.act} {self.was} → {self.now}"


class Seal(models.Model):
    """The link of one entry in its district's chain: whoever alters an entry breaks it."""

    entry = models.OneToOneField(Entry, models.PROTECT, primary_key=True, related_name="seal")
    district = models.ForeignKey("districts.District", models.PROTECT, null=True, related_name="+")
    position = models.BigIntegerField()
    digest = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["district", "position"],
                name="one_seal_per_position",
                nulls_distinct=False,
            ),
            models.CheckConstraint(condition=Q(position__gte=1), name="seals_start_at_one"),
        ]

    def __str__(self) -> str:
        return f"{self.position}: {self.digest[:8]}"
