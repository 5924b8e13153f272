"""Logging in by the school's own provider: going there, coming back, leaving, and what is linked to one's account."""

from urllib.parse import urlencode

from allauth.account.decorators import reauthentication_required
from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.adapter import get_adapter
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.base.constants import AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from driehoek.people import actions
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.login import LEAVING
from driehoek.people.queries import school_logins as queries
from driehoek.people.school_login.adapter import refusal_page
from driehoek.people.school_login.protocol import SchoolOAuth2Adapter, SchoolProvider
from driehoek.people.school_login.refusals import Refusal, RefusedError


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Go to the provider to log in; who comes here by the back button is asked again."""
    if request.method != "POST":
        return redirect("account_login")
    return _go(request, provider_id, AuthProcess.LOGIN, get_next_redirect_url(request))


@never_cache
@require_safe
def callback(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Come back from the provider, with or without a log-in."""
    _provider(request, provider_id)
    answer: HttpResponse = OAuth2CallbackView.adapter_view(SchoolOAuth2Adapter(request, provider_id))(request)
    return answer


@never_cache
@require_safe
def left(request: HttpRequest) -> HttpResponse:
    """After logging out: log out at the provider too if it offers that, else tell that one is still logged in there."""
    slug, id_token, address = request.session.pop(LEAVING, ["", "", ""])
    provider = settings.DRIEHOEK_LOGIN_PROVIDERS.get(slug)
    if not provider:
        return redirect("front")
    if not address:
        return render(request, "people/school_login_left.html", {"provider": provider})
    home = request.build_absolute_uri(reverse("front"))
    query = {"id_token_hint": id_token, "client_id": provider.client_id, "post_logout_redirect_uri": home}
    onwards = f"{address}{'&' if '?' in address else '?'}{urlencode(query)}"
    return render(request, "people/school_login_onwards.html", {"provider": provider, "onwards": onwards, "out": True})


@staff_page
@require_safe
def school_logins(request: StaffRequest) -> HttpResponse:
    """Show which providers open one's own account."""
    return render(request, "people/school_logins.html", {"logins": queries.school_logins_of(request.user)})


@staff_page
@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]
def link(request: StaffRequest, provider_id: str) -> HttpResponse:
    """Go to the provider to link it to the account that is logged in."""
    return _go(request, provider_id, AuthProcess.CONNECT)


@staff_page
@require_POST
def unlink(request: StaffRequest, pk: int) -> HttpResponse:
    """Let a provider no longer open one's own account."""
    actions.unlink_school_login(link=queries.school_login_for(request.user, pk), by=request.user)
    messages.success(request, _("The link has been undone. You can make it again whenever you like."))
    return redirect("school_logins")


def _provider(request: HttpRequest, provider_id: str) -> SchoolProvider:
    try:
        provider: SchoolProvider = get_adapter(request).get_provider(request, provider_id)
    except SocialApp.DoesNotExist as error:
        raise Http404 from error
    return provider


def _go(request: HttpRequest, provider_id: str, process: str, then: str | None = None) -> HttpResponse:
    """A page that goes on to the provider by itself.

    A form may not lead to another host (Content-Security-Policy, form-action), and the provider leads on to hosts that
    nobody can list.
    """
    provider, known = _provider(request, provider_id), settings.DRIEHOEK_LOGIN_PROVIDERS[provider_id]
    try:
        onwards = provider.redirect(request, process=process, next_url=then)["Location"]
    except RefusedError as refused:
        return refusal_page(request, known, refused.refusal)
    except OSError:  # what requests raises is one
        return refusal_page(request, known, Refusal.DOWN)
    return render(request, "people/school_login_onwards.html", {"provider": known, "onwards": onwards})
