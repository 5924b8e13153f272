from django.apps import AppConfig


class SchooldaysConfig(AppConfig):
    name = "driehoek.schooldays"
    default_auto_field = "django.db.models.BigAutoField"
