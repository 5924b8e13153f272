from django.apps import AppConfig


class SurveysConfig(AppConfig):
    name = "driehoek.surveys"
    default_auto_field = "django.db.models.BigAutoField"
