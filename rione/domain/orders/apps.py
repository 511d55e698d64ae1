from django.apps import AppConfig

from rione.domain.notices.causes import Cause, register


class OrdersConfig(AppConfig):
    name = "rione.domain.orders"

    def ready(self) -> None:
        register(
            Cause("order_placed"),
            Cause("order_for_shop"),
            Cause("part_refused"),
            Cause("part_ready"),
        )
