from django.apps import AppConfig


class CooperativeConfig(AppConfig):
    name = "rione.domain.cooperative"
