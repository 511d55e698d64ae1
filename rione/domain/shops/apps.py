from django.apps import AppConfig

from rione.domain.notices.causes import Cause, register


class ShopsConfig(AppConfig):
    name = "rione.domain.shops"

    def ready(self) -> None:
        register(Cause("shop_approved"), Cause("shop_sent_back"))
