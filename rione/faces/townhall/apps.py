from django.apps import AppConfig


class TownhallConfig(AppConfig):
    name = "rione.faces.townhall"
