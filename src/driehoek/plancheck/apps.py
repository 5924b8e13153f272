from django.apps import AppConfig


class PlancheckConfig(AppConfig):
    name = "driehoek.plancheck"
    default_auto_field = "django.db.models.BigAutoField"
