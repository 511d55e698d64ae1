from django.db import models

from rione.kit.geo import Point


class PostalAddress(models.Model):
    """Where a door is: street and number as the town writes them, with a place on the map."""

    street = models.CharField(max_length=120, blank=True)
    house_number = models.CharField(max_length=12, blank=True)
    postcode = models.CharField(max_length=10, blank=True)
    city = models.CharField(max_length=80, blank=True)
    latitude = models.FloatField(null=True, blank=True)
    longitude = models.FloatField(null=True, blank=True)

    class Meta:
        abstract = True

    @property
    def address(self) -> str:
        first = f"{self.street} {self.house_number}".strip()
        return ", ".join(part for part in (first, f"{self.postcode} {self.city}".strip()) if part)

    @property
    def point(self) -> Point | None:
        if self.latitude is None or self.longitude is None:
            return None
        return Point(self.latitude, self.longitude)
