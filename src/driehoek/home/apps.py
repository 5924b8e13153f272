from django.apps import AppConfig


class HomeConfig(AppConfig):
    name = "driehoek.home"
    default_auto_field = "django.db.models.BigAutoField"
