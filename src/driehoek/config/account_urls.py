"""The log-in pages of allauth; nobody signs up by themselves (people/login.py), and both reauthenticate pages get room."""

from django.urls import include, path

urlpatterns = [
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
]
