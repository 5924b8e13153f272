from django.apps import AppConfig


class ClassbookConfig(AppConfig):
    name = "driehoek.classbook"
    default_auto_field = "django.db.models.BigAutoField"
