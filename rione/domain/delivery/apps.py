from django.apps import AppConfig

from rione.domain.notices.causes import Cause, register


class DeliveryConfig(AppConfig):
    name = "rione.domain.delivery"

    def ready(self) -> None:
        from rione.domain.orders.doors import order_changed  # noqa: PLC0415 models load first

        from .actions.following import follow  # noqa: PLC0415 models load first

        order_changed.opens_to("delivery", follow)
        register(Cause("delivered"), Cause("delivery_failed"))
