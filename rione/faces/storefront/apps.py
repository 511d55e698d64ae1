from django.apps import AppConfig


class StorefrontConfig(AppConfig):
    name = "rione.faces.storefront"
    label = "storefront"

    def ready(self) -> None:
        from . import signing_in  # noqa: F401, PLC0415 (listens once every model is there)
