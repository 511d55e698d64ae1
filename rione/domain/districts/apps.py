from django.apps import AppConfig


class DistrictsConfig(AppConfig):
    name = "rione.domain.districts"
