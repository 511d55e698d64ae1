from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet, Sum

from rione.domain.cooperative.models import Rider
from rione.domain.delivery.models import CashKind, CashMovement, Delivery, Envelope
from rione.domain.orders.models import ShopOrder
from rione.domain.payments.models import Due, Payment, PaymentStatus
from rione.domain.payments.queries import cash_due
from rione.domain.shops.models import Shop
from rione.kit.fields import MoneyField
from rione.kit.money import Money


@dataclass(frozen=True)
class DoorSum:
    """What the customer pays at the door, as one sum and as it goes into the envelopes."""

    payments: tuple[Payment, ...]
    amount: Money


def cash_at_the_door(delivery: Delivery) -> DoorSum:
    """The cash that waits at the door of this delivery."""
    undone = ShopOrder.UNDONE
    dues = Due.objects.filter(
        Q(shop_order__order=delivery.order_id) & ~Q(shop_order__status__in=undone)
        | Q(pk=delivery.order.fee_due_id)
    )
    payments = tuple(cash_due(dues))
    return DoorSum(payments, Money.sum(payment.amount for payment in payments))


def cash_taken(delivery: Delivery) -> DoorSum:
    """The cash that was taken at the door of this delivery."""
    own = Q(due__shop_order__order=delivery.order_id) | Q(due=delivery.order.fee_due_id or 0)
    taken = Payment.objects.filter(own, cash_movements__kind=CashKind.COLLECTED)
    payments = tuple(taken.select_related("due__shop").order_by("pk"))
    return DoorSum(payments, Money.sum(payment.amount for payment in payments))


def cash_at_the_doors(deliveries: Sequence[Delivery]) -> dict[int, Money]:
    """The sum at the door of each of these deliveries (read `with_stops`), in two queries."""
    door_of_due: dict[int, int] = {}
    for delivery in deliveries:
        parts = [stop.shop_order for stop in delivery.stops.all() if stop.shop_order]
        dues = [part.due_id for part in parts if not part.is_undone]
        if delivery.order.fee_due_id is not None:
            dues.append(delivery.order.fee_due_id)
        door_of_due.update(dict.fromkeys(dues, delivery.pk))
    sums = {delivery.pk: Money(0) for delivery in deliveries}
    for payment in cash_due(Due.objects.filter(pk__in=door_of_due)):
        sums[door_of_due[payment.due_id]] += payment.amount
    return sums


def cash_in_hand(rider: Rider) -> Money:
    """Float issued and cash collected, less what was handed over, deposited or given back.

    That is the sum of the rider's movements, at each moment (invariant 11).
    """
    movements = CashMovement.objects.filter(rider=rider)
    total = movements.aggregate(total=Sum("amount", output_field=MoneyField()))["total"]
    return total or Money(0)


def envelopes_of(rider: Rider) -> QuerySet[Envelope]:
    """The rider's envelopes whose money has not been confirmed, with their `total`."""
    return _with_total(Envelope.objects.filter(rider=rider, received_at=None))


def envelopes_for(shop: Shop) -> QuerySet[Envelope]:
    """Envelopes a rider says to have brought to this shop and nobody has confirmed yet."""
    given = Envelope.objects.filter(shop=shop, received_at=None, given_at__isnull=False)
    return _with_total(given)


def fee_envelopes_given(district_id: int) -> QuerySet[Envelope]:
    """Delivery fees that riders say to have brought to the cooperative."""
    fees = Envelope.objects.filter(rider__district=district_id, shop=None, received_at=None)
    return _with_total(fees.filter(given_at__isnull=False))


def envelopes_out(district_id: int) -> QuerySet[Envelope]:
    """Every envelope of the town's riders that nobody has confirmed yet."""
    return _with_total(Envelope.objects.filter(rider__district=district_id, received_at=None))


def cash_out(district_id: int) -> list[tuple[Rider, Money]]:
    """Cash in the hand of each rider of the district who has any, most first."""
    riders = Rider.objects.filter(district=district_id).annotate(
        cash=Sum("cash_movements__amount", output_field=MoneyField())
    )
    holding = [(rider, rider.cash) for rider in riders if rider.cash]
    return sorted(holding, key=lambda pair: pair[1], reverse=True)


def _with_total(envelopes: QuerySet[Envelope]) -> QuerySet[Envelope]:
    taken = Q(payments__status__in=[PaymentStatus.COLLECTED, PaymentStatus.HANDED_OVER])
    envelopes = envelopes.select_related("shop", "rider")
    return envelopes.annotate(
        total=Sum("payments__amount", filter=taken, output_field=MoneyField())
    ).order_by("pk")
