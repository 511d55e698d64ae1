from django.apps import AppConfig


class OfficeConfig(AppConfig):
    name = "rione.faces.office"
