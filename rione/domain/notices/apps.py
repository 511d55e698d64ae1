from django.apps import AppConfig


class NoticesConfig(AppConfig):
    name = "rione.domain.notices"
