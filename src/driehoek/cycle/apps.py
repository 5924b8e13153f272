from django.apps import AppConfig


class CycleConfig(AppConfig):
    name = "driehoek.cycle"
    default_auto_field = "django.db.models.BigAutoField"
