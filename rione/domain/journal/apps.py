from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "rione.domain.journal"
