from django.apps import AppConfig


class ScanConfig(AppConfig):
    name = "driehoek.scan"
    default_auto_field = "django.db.models.BigAutoField"
