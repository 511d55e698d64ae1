from django.apps import AppConfig


class ImpactConfig(AppConfig):
    name = "rione.domain.impact"
