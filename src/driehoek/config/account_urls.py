"""Only those allauth pages that staff need: log in, log out, password, passkeys; nobody signs up by themselves."""

from allauth.account import views as account
from django.urls import include, path

urlpatterns = [
    path("inloggen/", account.login, name="account_login"),
    path("uitloggen/", account.logout, name="account_logout"),
    path("", include("allauth.account.urls")),
    path("2fa/", include("allauth.mfa.urls")),
]
