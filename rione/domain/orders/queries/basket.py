import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, Prefetch, QuerySet
from django.utils.translation import gettext as _

from rione.domain.accounts.models import Person
from rione.domain.districts.models import District
from rione.domain.orders.models import Basket, BasketLine
from rione.domain.orders.quantities import shortage_of
from rione.domain.orders.totals import most_grams
from rione.domain.shops.models import Shop, ShopStatus
from rione.domain.shops.queries import with_hours
from rione.kit.money import Money


@dataclass(frozen=True)
class LineView:
    """A basket line with what it costs and what is wrong with it, if anything."""

    line: BasketLine
    cost: Money
    cost_at_most: Money
    trouble: str


@dataclass(frozen=True)
class ShopPart:
    """What the basket asks of one shop."""

    shop: Shop
    lines: tuple[LineView, ...]
    subtotal: Money
    at_most: Money


@dataclass(frozen=True)
class BasketView:
    """A basket as its page shows it: by shop, with what is missing to the minimum."""

    district: District
    parts: tuple[ShopPart, ...]
    total: Money
    at_most: Money
    fingerprint: str

    @property
    def shops(self) -> list[Shop]:
        return [part.shop for part in self.parts]

    @property
    def lines(self) -> list[LineView]:
        return [line for part in self.parts for line in part.lines]

    @property
    def is_estimate(self) -> bool:
        return self.at_most != self.total

    @property
    def missing_to_minimum(self) -> Money:
        return Money(max(0, (self.district.minimum_basket - self.total).cents))

    @property
    def has_trouble(self) -> bool:
        return any(line.trouble for line in self.lines)


def basket_found(district: District, *, person: Person | None, key: str) -> Basket | None:
    """The basket of this person or browser, if there is one."""
    baskets = Basket.objects.filter(district=district, person=person)
    if person is None:
        baskets = baskets.filter(key=key)
    return baskets.first() if person or key else None


def guest_baskets(keys: Sequence[str]) -> QuerySet[Basket]:
    """The baskets that a browser filled before anybody signed in, in whatever district."""
    return Basket.objects.filter(person=None, key__in=keys).select_related("district")


def line_in(basket: Basket, pk: int) -> BasketLine | None:
    """One line of this basket with its offer."""
    return basket.lines.select_related("offer__product", "basket").filter(pk=pk).first()


def basket_size(district: District, *, person: Person | None, key: str) -> int:
    """How many lines the badge shows."""
    if person is None and not key:
        return 0
    baskets = Basket.objects.filter(district=district, person=person)
    if person is None:
        baskets = baskets.filter(key=key)
    return baskets.aggregate(size=Count("lines"))["size"] or 0


def lines_of(basket: Basket) -> QuerySet[BasketLine]:
    """The basket's lines with offers, products and shops (with their hours) at hand."""
    shops = with_hours(Shop.objects.all())
    lines = basket.lines.select_related("offer__product__category")
    return lines.prefetch_related(Prefetch("offer__product__shop", shops)).order_by("pk")


def basket_view(basket: Basket) -> BasketView:
    """The whole basket in five queries, whatever its size."""
    return view_of_lines(basket.district, list(lines_of(basket)))


def view_of_lines(district: District, lines: Sequence[BasketLine]) -> BasketView:
    by_shop: dict[int, list[BasketLine]] = {}
    for line in lines:
        by_shop.setdefault(line.offer.product.shop_id, []).append(line)
    parts = tuple(_part(district, own) for own in by_shop.values())
    return BasketView(
        district=district,
        parts=parts,
        total=Money.sum(part.subtotal for part in parts),
        at_most=Money.sum(part.at_most for part in parts),
        fingerprint=fingerprint(lines),
    )


def fingerprint(lines: Sequence[BasketLine]) -> str:
    """What stands for the basket's content and prices; another content has another one."""
    content = sorted((line.offer_id, line.quantity, line.offer.price.cents) for line in lines)
    return hashlib.sha256(repr(content).encode()).hexdigest()[:32]


def trouble_with(line: BasketLine) -> str:
    """Why this line cannot be ordered now, in words; empty when it can."""
    product = line.offer.product
    if product.shop.status != ShopStatus.VERIFIED or not product.published:
        return _("%(product)s is not on sale any more.") % {"product": product.name}
    return shortage_of(line.offer, line.quantity)


def _part(district: District, lines: Sequence[BasketLine]) -> ShopPart:
    views = tuple(_line(district, line) for line in lines)
    return ShopPart(
        shop=lines[0].offer.product.shop,
        lines=views,
        subtotal=Money.sum(view.cost for view in views),
        at_most=Money.sum(view.cost_at_most for view in views),
    )


def _line(district: District, line: BasketLine) -> LineView:
    most = line.quantity
    if line.offer.by_weight:
        most = most_grams(line.quantity, district.weight_tolerance)
    return LineView(
        line=line,
        cost=line.offer.cost(line.quantity),
        cost_at_most=line.offer.cost(most),
        trouble=trouble_with(line),
    )
