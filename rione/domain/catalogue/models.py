from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVectorField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from rione.domain.districts.models import District
from rione.domain.shops.models import Shop
from rione.kit import clock, pictures
from rione.kit.fields import MoneyField
from rione.kit.money import Money

PHOTOS = "products"
"""The public folder of products' photos."""


class Category(models.Model):
    """A shelf of the whole market, such as bread or flowers."""

    district = models.ForeignKey(District, models.CASCADE, related_name="categories")
    slug = models.SlugField()
    names = models.JSONField(help_text="name by language code")
    drawing = models.CharField(max_length=40)
    tint = models.CharField(max_length=20)
    is_food = models.BooleanField(default=False)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering = ["position", "slug"]
        constraints = [
            models.UniqueConstraint(fields=["district", "slug"], name="one_category_of_a_slug")
        ]

    def __str__(self) -> str:
        return self.name_in("it")

    def name_in(self, language: str) -> str:
        return str(self.names.get(language) or self.names.get("it") or self.slug)


class Temperature(models.TextChoices):
    AMBIENT = "ambient", _("Ambient")
    CHILLED = "chilled", _("Chilled")
    FROZEN = "frozen", _("Frozen")
    HOT = "hot", _("Hot")


class AllergenState(models.TextChoices):
    """Loose food too says which of the 14 allergens it holds (rules 7)."""

    LISTED = "listed", _("Contains allergens")
    NONE = "none", _("No allergens")
    NOT_DECLARED = "not_declared", _("Not declared")


class Product(models.Model):
    """A thing a shop sells."""

    shop = models.ForeignKey(Shop, models.CASCADE, related_name="products")
    category = models.ForeignKey(Category, models.PROTECT, related_name="products")
    name = models.CharField(max_length=120)
    slug = models.SlugField(max_length=130)
    description = models.TextField(blank=True)
    drawing = models.CharField(max_length=40, blank=True)
    photo = models.CharField(max_length=40, blank=True, editable=False)
    published = models.BooleanField(default=False)
    ingredients = models.TextField(blank=True)
    origin = models.CharField(max_length=120, blank=True)
    allergen_state = models.CharField(
        max_length=15, choices=AllergenState, default=AllergenState.NOT_DECLARED
    )
    allergens = ArrayField(models.CharField(max_length=20), default=list, blank=True)
    manufacturer = models.CharField(max_length=200, blank=True)
    minimum_age = models.PositiveSmallIntegerField(default=0)
    withdrawal_exemption = models.CharField(max_length=20, blank=True)
    temperature = models.CharField(max_length=10, choices=Temperature, default=Temperature.AMBIENT)
    search = SearchVectorField(null=True, editable=False)

    class Meta:
        indexes = [GinIndex(fields=["search"], name="product_search")]
        constraints = [
            models.CheckConstraint(
                condition=~Q(allergen_state="listed") | ~Q(allergens=[]),
                name="listed_allergens_are_named",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def photo_small(self) -> str:
        """Address of the keeper's photo for a line or a card; empty when there is none."""
        return pictures.address(PHOTOS, self.photo, 480) if self.photo else ""

    @property
    def photo_large(self) -> str:
        return pictures.address(PHOTOS, self.photo, 960) if self.photo else ""

    @property
    def picture(self) -> str:
        """The product's drawing, or its category's; never a grey box."""
        return self.drawing or self.category.drawing


class OfferKind(models.TextChoices):
    PIECE = "piece", _("By piece")
    PACK = "pack", _("By pack")
    WEIGHT = "weight", _("By weight")


class Availability(models.TextChoices):
    AVAILABLE = "available", _("Available")
    ASK = "ask", _("Ask me")
    OUT = "out", _("Sold out")
    COUNTED = "counted", _("Counted stock")


class Offer(models.Model):
    """The way a product is sold: by piece, by pack or by weight, with price and availability.

    `price` is for one piece or pack, by weight for a kilogram. Quantities are pieces or packs,
    by weight grams in steps of `step_grams`. Stock is counted in the same unit.
    """

    product = models.ForeignKey(Product, models.CASCADE, related_name="offers")
    kind = models.CharField(max_length=10, choices=OfferKind, default=OfferKind.PIECE)
    price = MoneyField()
    vat_rate = models.PositiveIntegerField(help_text="basis points: 400 is 4 %")
    content_amount = models.PositiveIntegerField(null=True, blank=True)
    content_unit = models.CharField(
        max_length=5, blank=True, choices=[("g", "g"), ("ml", "ml"), ("pcs", _("pieces"))]
    )
    step_grams = models.PositiveIntegerField(default=0)
    typical_grams = models.PositiveIntegerField(default=0)
    availability = models.CharField(
        max_length=10, choices=Availability, default=Availability.AVAILABLE
    )
    stock = models.IntegerField(null=True, blank=True)
    confirmed_at = models.DateTimeField(default=clock.now)
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.UniqueConstraint(fields=["product", "position"], name="one_offer_per_position"),
            models.CheckConstraint(condition=Q(price__gt=0), name="price_above_zero"),
            models.CheckConstraint(
                condition=Q(vat_rate__in=[0, 400, 500, 1000, 2200]), name="vat_rate_exists"
            ),
            models.CheckConstraint(condition=Q(stock__gte=0), name="stock_never_below_zero"),
            models.CheckConstraint(
                condition=~Q(availability="counted") | Q(stock__isnull=False),
                name="counted_stock_has_a_count",
            ),
            models.CheckConstraint(
                condition=~Q(kind="weight") | Q(step_grams__gt=0), name="weight_has_a_step"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.product} ({self.kind})"

    @property
    def by_weight(self) -> bool:
        return self.kind == OfferKind.WEIGHT

    @property
    def is_out(self) -> bool:
        if self.availability == Availability.COUNTED:
            return (self.stock or 0) < self.smallest_quantity
        return self.availability == Availability.OUT

    @property
    def smallest_quantity(self) -> int:
        """One piece or pack; by weight one step in grams."""
        return self.step_grams if self.by_weight else 1

    @property
    def usual_quantity(self) -> int:
        """What one tap puts into the basket: a piece, or the typical weight in grams."""
        return (self.typical_grams or self.step_grams) if self.by_weight else 1

    def cost(self, quantity: int) -> Money:
        """What `quantity` pieces, packs or grams cost."""
        return self.price.for_grams(quantity) if self.by_weight else self.price * quantity

    @property
    def unit_price(self) -> Money | None:
        """Price of a kilogram or litre where the content is known (rules 8)."""
        if self.by_weight:
            return self.price
        if not self.content_amount or self.content_unit not in {"g", "ml"}:
            return None
        return Money((self.price.cents * 1000 + self.content_amount // 2) // self.content_amount)

    @property
    def unit(self) -> str:
        """What the unit price is for: "kg" or "l", or nothing."""
        if self.by_weight or self.content_unit == "g":
            return "kg"
        return "l" if self.content_unit == "ml" else ""


class PriceChange(models.Model):
    """A price and since when it holds; rows are only ever added (rules 8)."""

    offer = models.ForeignKey(Offer, models.PROTECT, related_name="price_changes")
    price = MoneyField()
    since = models.DateTimeField(default=clock.now)

    def __str__(self) -> str:
        return f"{self.offer_id}: {self.price} since {self.since:%Y-%m-%d}"
