from django.apps import AppConfig


class OrdersConfig(AppConfig):
    name = "rione.domain.orders"
