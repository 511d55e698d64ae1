"""The indicators: each with its formula and how many rows stand behind it (rules 27)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal

from django.db.models import Count, F, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from rione.domain.cooperative.queries import worked
from rione.domain.delivery.models import Delivery, DeliveryStatus
from rione.domain.districts.models import District
from rione.domain.orders.models import Order, ShopOrder

UNDONE = tuple(ShopOrder.UNDONE)


@dataclass(frozen=True)
class Indicator:
    """A figure with its formula; `rows` is how many rows it stands on, `value` None without any."""

    code: str
    name: Promise
    formula: Promise
    unit: str
    value: Decimal | None
    rows: int


@dataclass(frozen=True)
class Period:
    """From `start` up to, and without, `end`."""

    start: datetime
    end: datetime

    @classmethod
    def of_days(cls, days: int, end: datetime) -> "Period":
        return cls(end - timedelta(days=days), end)


def indicators(district: District, period: Period) -> list[Indicator]:
    """The first figures of a district for a period."""
    return [
        _orders(district, period),
        _active_shops(district, period),
        *_deliveries(district, period),
        _hours(district, period),
    ]


def _orders(district: District, period: Period) -> Indicator:
    orders = Order.objects.filter(
        district=district, placed_at__gte=period.start, placed_at__lt=period.end
    )
    alive = Count("shop_orders", filter=~Q(shop_orders__status__in=UNDONE))
    count = orders.annotate(alive=alive).filter(alive__gt=0).count()
    formula = _("Orders placed in the period with at least one part that was not undone")
    return Indicator("orders", _("Orders"), formula, "", Decimal(count), count)


def _active_shops(district: District, period: Period) -> Indicator:
    parts = ShopOrder.objects.filter(
        order__district=district,
        order__placed_at__gte=period.start,
        order__placed_at__lt=period.end,
    ).exclude(status__in=UNDONE)
    count = parts.values("shop").distinct().count()
    formula = _("Shops with at least one order in the period that was not undone")
    return Indicator("active_shops", _("Active shops"), formula, "", Decimal(count), parts.count())


def _deliveries(district: District, period: Period) -> list[Indicator]:
    done = Delivery.objects.filter(
        district=district,
        status=DeliveryStatus.DELIVERED,
        delivered_at__gte=period.start,
        delivered_at__lt=period.end,
    )
    count = done.count()
    punctual = done.filter(delivered_at__lte=F("order__slot__ends_at")).count()
    share = Decimal(100 * punctual) / count if count else None
    return [
        Indicator(
            "deliveries",
            _("Deliveries"),
            _("Deliveries handed over in the period"),
            "",
            Decimal(count),
            count,
        ),
        Indicator(
            "on_time",
            _("On time"),
            _("Deliveries handed over before the end of their slot, out of all"),
            "%",
            share.quantize(Decimal("0.1")) if share is not None else None,
            count,
        ),
    ]


def _hours(district: District, period: Period) -> Indicator:
    time, entries = worked(district, period.start, period.end)
    hours = Decimal(int(time.total_seconds())) / 3600
    formula = _("Time of riders between clocking in and out in the period, waiting included")
    return Indicator(
        "hours", _("Hours worked"), formula, "h", hours.quantize(Decimal("0.1")), entries
    )
