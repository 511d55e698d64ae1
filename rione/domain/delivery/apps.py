from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    name = "rione.domain.delivery"
