from collections.abc import Iterable

from django.db.models import QuerySet

from .models import Due, Payment, PaymentStatus


def cash_due(dues: Iterable[Due]) -> QuerySet[Payment]:
    """The cash payments of these dues that wait to be collected, in key order."""
    payments = Payment.objects.filter(due__in=list(dues), status=PaymentStatus.DUE)
    return payments.select_related("due__shop").order_by("pk")
