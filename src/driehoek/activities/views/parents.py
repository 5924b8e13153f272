"""A guardian's own pages: what matters now, an invitation and its answer, and "I am here" at the door."""

from base64 import b64decode
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST, require_safe

from driehoek.activities import actions, calendars, phrases
from driehoek.activities.extras import measures_told
from driehoek.activities.forms.parents import AnswerForm, CodeForm, ComingForm, NeedsForm
from driehoek.activities.models import Activity, Invitation
from driehoek.activities.queries import invitation_of, invitations_of, parents, text_in
from driehoek.activities.queries.experiments import is_compared
from driehoek.activities.queries.first_page import parent_home as read_home
from driehoek.activities.reasons import Reason, codes, reason
from driehoek.activities.tokens import activity_at
from driehoek.people.actions import LINK_DAYS
from driehoek.people.doors import absence_page, parent_page, token_in
from driehoek.people.links import link_by_token
from driehoek.people.models import Guardian
from driehoek.people.rules import open_guardianships

# A transparent picture of one point.
POINT = b64decode("R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7")
KNOWN, DOOR = "ouder", "/hier/"


def remember(request: HttpRequest, response: HttpResponse, token: str = "") -> HttpResponse:
    """Let this phone be known at the door, and nowhere else: the cookie goes only to pages under /hier/."""
    seconds = LINK_DAYS * 24 * 3600
    response.set_signed_cookie(
        KNOWN,
        token or token_in(request),
        max_age=seconds,
        path=DOOR,
        httponly=True,
        samesite="Lax",
        secure=settings.SESSION_COOKIE_SECURE,
    )
    return response


@absence_page
@require_safe
def parent_home(request: HttpRequest, guardian: Guardian) -> HttpResponse:
    """Show what matters now, then everything else; who may be told of absence alone goes to that page."""
    home = read_home(guardian)
    if not home.children:
        return redirect("parent_missed", token=token_in(request))
    schools = [own.group.location for own in home.children if own.group]
    location = home.first.invitation.activity.location if home.first else next(iter(schools), None)
    context = {"guardian": guardian, "home": home, "location": location, "reasons": _reasons()}
    return remember(request, render(request, "activities/parent_home.html", context))


@parent_page
@require_safe
def parent_invitation(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Show one invitation, with its answer in one tap."""
    return remember(request, _invitation_page(request, invitation_of(guardian, pk)))


def _invitation_page(request: HttpRequest, invitation: Invitation, problem: str = "") -> HttpResponse:
    card = parents.card(invitation)
    context: dict[str, Any] = {
        "card": card, "invitation": invitation, "activity": invitation.activity, "problem": problem,
        "location": invitation.activity.location, "guardian": invitation.guardian, "reasons": _reasons(),
        "needs_form": NeedsForm(auto_id="need_%s"), "coming_form": ComingForm(invitation),
        "contact": parents.contact_of(invitation),
        "compared": phrases.COMPARED if is_compared(invitation) else "",
        "measures": measures_told(invitation.activity, translation.get_language() or "nl"),
    }  # fmt: skip
    if card.state == "open" and invitation.answer:
        context |= {"reason": _reason_words(invitation.reason), "wish": parents.wish_of(invitation)}
    if card.state == "past":
        context |= {"came": parents.came(invitation), "ask_why": parents.unexplained(invitation) is not None}
    return render(request, "activities/parent_invitation.html", context, status=400 if problem else 200)


def _reasons() -> list[dict[str, str]]:
    return [_button(reason(code)) for code in codes("parent")]


def _button(one: Reason) -> dict[str, str]:
    return {"code": one.code, "icon": one.pictogram, "label": one.label(translation.get_language() or "nl")}


def _reason_words(code: str) -> str:
    return reason(code).label(translation.get_language() or "nl") if code else ""


@parent_page
@require_POST
def parent_answer(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Keep the answer and show what happens next."""
    invitation = invitation_of(guardian, pk)
    form = AnswerForm(request.POST)
    if not form.is_valid():
        return _invitation_page(request, invitation, str(phrases.CHOOSE_ANSWER))
    try:
        actions.answer(invitation=invitation, **form.for_action(invitation))
    except ValidationError as problem:
        return _invitation_page(request, invitation_of(guardian, pk), problem.messages[0])
    return _back(request, pk)


@parent_page
@require_POST
def parent_absence(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Hear afterwards why somebody could not come."""
    invitation, told = invitation_of(guardian, pk), AnswerForm(request.POST)
    told.is_valid()
    words = {name: told.cleaned_data.get(name, "") for name in ("reason", "note")}
    try:
        actions.explain_absence(invitation=invitation, **words)
    except ValidationError as problem:
        return _invitation_page(request, invitation, problem.messages[0])
    return _back(request, pk, "?dank")


def _back(request: HttpRequest, pk: int, query: str = "") -> HttpResponse:
    return redirect(reverse("parent_invitation", args=[token_in(request), pk]) + query)


@parent_page
@require_GET
def parent_seen(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Note that the invitation was seen.

    An image, because programs that check e-mails for danger do fetch the page behind a link, but do not draw what is
    in it: only a person's browser asks for this point.
    """
    actions.mark_seen(invitation=invitation_of(guardian, pk))
    return HttpResponse(POINT, content_type="image/gif")


@parent_page
@require_safe
def parent_calendar(request: HttpRequest, guardian: Guardian, pk: int) -> HttpResponse:
    """Give the activity as an entry for the parent's own calendar."""
    card = parents.card(invitation_of(guardian, pk))
    answer = HttpResponse(calendars.entry(card), content_type="text/calendar; charset=utf-8")
    answer.headers["Content-Disposition"] = 'attachment; filename="school.ics"'
    return answer


@never_cache
@csrf_exempt  # Who writes here brings a code, or a cookie that no other site can make a browser send (SameSite).
@require_http_methods(["GET", "HEAD", "POST"])
def arrive(request: HttpRequest, token: str) -> HttpResponse:
    """Let a parent who scanned the code at the door say: I am here."""
    activity = activity_at(token)
    form = CodeForm(request.POST if "code" in request.POST else None)
    key = form.cleaned_data["code"] if form.is_valid() else (request.get_signed_cookie(KNOWN, "") or "")
    invitation, guardian = _who(activity, key)
    with translation.override(guardian.language_read if guardian else translation.get_language() or "nl"):
        if form.is_bound and form.is_valid() and guardian is None:
            form.add_error("code", str(phrases.UNKNOWN_CODE))
        page = _arrival(request, activity, form, invitation, guardian)
    return remember(request, page, key) if guardian else page


def _who(activity: Activity, key: str) -> tuple[Invitation | None, Guardian | None]:
    """The guardian with this link and their invitation; both None when the link opens nothing."""
    try:
        guardian = link_by_token(key).guardian
    except Http404:
        return None, None
    if not open_guardianships(guardian).exists():
        return None, None
    return invitations_of(guardian).filter(activity=activity).first(), guardian


def _arrival(
    request: HttpRequest, activity: Activity, form: CodeForm, invitation: Invitation | None, guardian: Guardian | None
) -> HttpResponse:
    problem, here = "", bool(invitation and parents.came(invitation))
    if request.method == "POST" and invitation:
        try:
            here = bool(actions.arrive(invitation=invitation))
        except ValidationError as error:
            problem = error.messages[0]
    context = {
        "activity": activity, "text": text_in(activity, translation.get_language() or "nl"), "form": form,
        "location": activity.location, "invitation": invitation, "guardian": guardian, "here": here, "problem": problem,
        "key": request.POST.get("code", ""), "today": _is_today(activity),
    }  # fmt: skip
    return render(request, "activities/arrive.html", context, status=400 if problem or form.errors else 200)


def _is_today(activity: Activity) -> bool:
    same_day = timezone.localdate(activity.starts_at) == timezone.localdate()
    return same_day and activity.state != Activity.State.CANCELLED
