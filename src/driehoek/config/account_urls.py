"""The log-in pages of allauth; nobody signs up by themselves (people/login.py)."""

from django.urls import include, path

from driehoek.people.views import passkeys, school_login

# Named as allauth looks for them; its own page to sign up by a provider is left out.
BY_SCHOOL = [
    path("", school_login.begin, name="openid_connect_login"),
    path("terug/", school_login.callback, name="openid_connect_callback"),
]

urlpatterns = [
    path("school/afgemeld/", school_login.left, name="school_login_left"),
    path("school/<slug:provider_id>/", include(BY_SCHOOL)),
    path("", include("allauth.account.urls")),
    path("2fa/webauthn/add/", passkeys.add_passkey, name="mfa_add_webauthn"),
    # Below a path of its own: both packages have a page "reauthenticate/".
    path("2fa/", include("allauth.mfa.urls")),
]
