from typing import Any, ClassVar

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _

from rione.domain.districts.models import District
from rione.kit import clock


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, email: str, password: str | None = None, **fields: Any) -> "Person":
        person = self.model(email=email.lower(), **fields)
        person.set_password(password)
        person.save()
        return person


class Person(AbstractBaseUser):
    """Somebody who signs in; one sign-in for every town, with any number of roles."""

    email = models.EmailField(unique=True)
    name = models.CharField(max_length=120, blank=True)
    phone = models.CharField(max_length=30, blank=True)
    language = models.CharField(max_length=10, default="it")
    is_active = models.BooleanField(default=True)
    joined_at = models.DateTimeField(default=clock.now)

    objects: ClassVar[PersonManager] = PersonManager()

    EMAIL_FIELD = "email"
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: ClassVar[list[str]] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(email=Lower("email")),
                name="person_email_in_small_letters",
            )
        ]

    def __str__(self) -> str:
        return self.name or self.email


class RoleName(models.TextChoices):
    OFFICER = "officer", _("Town officer")
    COORDINATOR = "coordinator", _("Coordinator")


class Role(models.Model):
    """A power that somebody holds in one district.

    Keepers hold theirs by their shop's team, riders by their contract.
    """

    person = models.ForeignKey(Person, models.PROTECT, related_name="roles")
    district = models.ForeignKey(District, models.PROTECT, related_name="roles")
    name = models.CharField(max_length=20, choices=RoleName)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["person", "district", "name"], name="one_role_each")
        ]

    def __str__(self) -> str:
        return f"{self.person_id}: {self.name}"
