from django.apps import AppConfig


class ShopsConfig(AppConfig):
    name = "rione.domain.shops"
