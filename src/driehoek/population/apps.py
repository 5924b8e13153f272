from importlib import import_module

from django.apps import AppConfig


class PopulationConfig(AppConfig):
    name = "driehoek.population"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        """Register what can be told of the parents, and that an analysis is a part of the policy."""
        import_module("driehoek.population.parts")
        import_module("driehoek.population.sources")
