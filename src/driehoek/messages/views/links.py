"""A parent asks for their link; a colleague prints it."""

from allauth.account.adapter import get_adapter
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from driehoek.messages.actions import ask_link
from driehoek.messages.forms.links import LinkForm
from driehoek.messages.letters import link_letter
from driehoek.messages.limits import allowed
from driehoek.messages.papers import paper, pdf_response
from driehoek.people.actions import ensure_links, family_of
from driehoek.people.audit import record
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.links import url_of
from driehoek.people.queries import children_of, guardian_for

HOUR = 3600
PER_ADDRESS, PER_VISITOR = 3, 20


@never_cache
@csrf_exempt  # A forged request gains nothing here, and a phone that refuses cookies can ask too.
@require_http_methods(["GET", "HEAD", "POST"])
def link_request(request: HttpRequest) -> HttpResponse:
    """Let a parent ask for their link; the answer never tells whether the address is known."""
    form = LinkForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        _send_link(request, form.cleaned_data["email"])
        return redirect(f"{request.path}?{_query(request)}")
    return render(request, "messages/link_request.html", {"form": form, "sent": "klaar" in request.GET})


def _query(request: HttpRequest) -> str:
    query = request.GET.copy()
    query["klaar"] = "1"
    return query.urlencode()


def _send_link(request: HttpRequest, email: str) -> None:
    visitor = allowed("link-visitor", get_adapter().get_client_ip(request), times=PER_VISITOR, seconds=HOUR)
    if allowed("link-address", email, times=PER_ADDRESS, seconds=HOUR) and visitor:
        ask_link(email=email)


@staff_page
@require_safe
def guardian_letter(request: StaffRequest, pk: int) -> HttpResponse:
    """Give the letter with a guardian's link and QR code; only for who may be informed about a child today."""
    guardian = guardian_for(request.user, pk, "edit_families")
    child = children_of(guardian).first()
    if child is None or not child.current:  # type: ignore[attr-defined]  # set by children_of
        raise Http404
    location = child.current[0].group.location  # type: ignore[attr-defined]
    link = ensure_links([guardian])[guardian.pk]
    letter = link_letter(guardian, location, url_of(link, "parent_home"))
    family = family_of(guardian)
    record(
        "exported", by=request.user, subject=guardian, family=family, location=location, about=guardian, what="letter"
    )
    pdf = paper("letter", {"title": letter["title"], "language": letter["language"], "letters": [letter]})
    return pdf_response(pdf, f"brief {guardian.full_name}")
