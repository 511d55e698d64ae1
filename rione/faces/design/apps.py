from django.apps import AppConfig


class DesignConfig(AppConfig):
    name = "rione.faces.design"
    label = "design"
    verbose_name = "Design"
