from django.apps import AppConfig


class RoundsConfig(AppConfig):
    name = "rione.faces.rounds"
