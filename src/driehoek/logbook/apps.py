from django.apps import AppConfig


class LogbookConfig(AppConfig):
    name = "driehoek.logbook"
    default_auto_field = "django.db.models.BigAutoField"
