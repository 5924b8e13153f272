from django.apps import AppConfig


class PolicyConfig(AppConfig):
    name = "driehoek.policy"
    default_auto_field = "django.db.models.BigAutoField"
