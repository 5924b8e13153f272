from django.apps import AppConfig


class GuideConfig(AppConfig):
    name = "driehoek.guide"
    default_auto_field = "django.db.models.BigAutoField"
