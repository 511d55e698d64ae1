from importlib import import_module

from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "rione.domain.notices"

    def ready(self) -> None:
        # The models are there only now, so what stands on them cannot be imported at the top.
        import_module("rione.domain.notices.wiring").connect()
