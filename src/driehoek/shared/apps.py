from django.apps import AppConfig


class SharedConfig(AppConfig):
    name = "driehoek.shared"

    def ready(self) -> None:
        """Register the start-up check."""
        from driehoek.shared import checks  # noqa: F401
