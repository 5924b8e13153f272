from django.apps import AppConfig


class TogetherConfig(AppConfig):
    name = "driehoek.together"
    default_auto_field = "django.db.models.BigAutoField"
