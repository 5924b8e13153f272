"""The log-in pages of allauth; nobody signs up by themselves (people/login.py)."""

from django.urls import include, path

from driehoek.people.views import login_address, passkeys, school_login

# Named as allauth looks for them; its own page to sign up by a provider is left out.
BY_SCHOOL = [
    path("", school_login.begin, name="openid_connect_login"),
    path("terug/", school_login.callback, name="openid_connect_callback"),
]

urlpatterns = [
    path("school/afgemeld/", school_login.left, name="school_login_left"),
    path("school/<slug:provider_id>/", include(BY_SCHOOL)),
    # Before the pages of allauth, which let anybody take an address that is not theirs.
    path("email/", login_address.login_address, name="account_email"),
    path("email/<str:proof>/", login_address.login_address_proven, name="login_address_proven"),
    path("", include("allauth.account.urls")),
    path("2fa/webauthn/add/", passkeys.add_passkey, name="mfa_add_webauthn"),
    # Below a path of its own: both packages have a page "reauthenticate/".
    path("2fa/", include("allauth.mfa.urls")),
]
