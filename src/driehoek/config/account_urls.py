"""The log-in pages of allauth; nobody signs up by themselves (people/login.py)."""

from django.urls import include, path

urlpatterns = [
    path("", include("allauth.account.urls")),
    # Below a path of its own: both packages have a page "reauthenticate/".
    path("2fa/", include("allauth.mfa.urls")),
]
