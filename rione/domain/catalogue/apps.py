from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "rione.domain.catalogue"
