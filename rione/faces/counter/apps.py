from django.apps import AppConfig


class CounterConfig(AppConfig):
    name = "rione.faces.counter"
