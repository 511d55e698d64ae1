from django.db import models
from django.db.models import Q

from rione.domain.accounts.models import Person
from rione.domain.catalogue.models import Offer
from rione.domain.districts.models import District
from rione.kit import clock
from rione.kit.codes import secret_token


class Basket(models.Model):
    """What somebody is about to order, over any shops of the district.

    It belongs to a person or, by its secret key, to a browser.
    """

    district = models.ForeignKey(District, models.CASCADE, related_name="baskets")
    person = models.ForeignKey(Person, models.CASCADE, null=True, related_name="baskets")
    key = models.CharField(max_length=32, unique=True, default=secret_token)
    touched_at = models.DateTimeField(default=clock.now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["district", "person"], name="one_basket_per_person")
        ]

    def __str__(self) -> str:
        return f"basket {self.pk}"


class BasketLine(models.Model):
    """So many pieces or packs, or so many grams, of one offer."""

    basket = models.ForeignKey(Basket, models.CASCADE, related_name="lines")
    offer = models.ForeignKey(Offer, models.CASCADE, related_name="+")
    quantity = models.PositiveIntegerField()
    note = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["basket", "offer"], name="one_basket_line_per_offer"),
            models.CheckConstraint(condition=Q(quantity__gt=0), name="basket_quantity_above_zero"),
        ]

    def __str__(self) -> str:
        return f"{self.quantity} × {self.offer_id}"
