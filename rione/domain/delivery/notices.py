"""What customers are told about their delivery; the words stand in templates/notices/."""

from rione.domain.journal.queries import entries_about
from rione.domain.notices.actions import Recipient, notify

from .models import Delivery, DeliveryStatus


def tell_of_delivery(delivery: Delivery) -> None:
    _tell("delivered", delivery, f"delivery:{delivery.pk}")


def tell_of_failure(delivery: Delivery) -> None:
    """Told each time it was tried in vain."""
    tries = entries_about([delivery]).filter(now=DeliveryStatus.FAILED).count()
    key = f"delivery:{delivery.pk}:{tries}"
    _tell("delivery_failed", delivery, key, reason=delivery.failure)


def _tell(cause: str, delivery: Delivery, key: str, **facts: str | int) -> None:
    order = delivery.order
    notify(
        cause,
        key=key,
        district=delivery.district,
        to=Recipient(order.email, order.name, order.language, order.customer_id),
        route="storefront:order-by-link",
        arguments={"code": order.code, "token": order.token},
        facts={"code": order.code, **facts},
    )
