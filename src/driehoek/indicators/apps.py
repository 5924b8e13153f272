from importlib import import_module

from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "driehoek.indicators"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register the counting functions of this room."""
        import_module("driehoek.indicators.sources")
