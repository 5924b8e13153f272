"""Pages of the team: its sessions, and one's own reflection."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for, school_year_of
from driehoek.policy.actions import team as actions
from driehoek.policy.forms.plans import ReflectionForm, SessionForm
from driehoek.policy.models import TeamSession
from driehoek.policy.queries import may_set_goals, policy_location
from driehoek.policy.queries.team import own_points, own_reflection, session_for, sessions_of
from driehoek.shared.pages import page_of


@staff_page
@require_safe
def team_sessions(request: StaffRequest, code: str) -> HttpResponse:
    """List what the team does to get better at working with parents."""
    place = location_for(request.user, code, "see_families")
    page = page_of(request, sessions_of(request.user, place))
    context = {"place": place, "page": page, "may_write": may_set_goals(request.user, place)}
    return render(request, "policy/team_sessions.html", context)


@staff_page
def team_session_new(request: StaffRequest, code: str) -> HttpResponse:
    """Plan a session."""
    place = policy_location(request.user, code)
    return _edit(request, TeamSession(location=place, school_year=school_year_of(place)))


@staff_page
def team_session_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a session."""
    return _edit(request, session_for(request.user, pk))


def _edit(request: StaffRequest, session: TeamSession) -> HttpResponse:
    form = SessionForm(request.POST if request.method == "POST" else None, instance=session)
    if form.is_valid():
        people = form.cleaned_data["participants"]
        actions.save_session(session=form.save(commit=False), participants=people, by=request.user)
        messages.success(request, _("The plan of the team is saved."))
        return redirect("team_sessions", code=session.location.code)
    return render(request, "policy/team_session.html", {"session": session, "place": session.location, "form": form})


@staff_page
@require_POST
def team_session_step(request: StaffRequest, pk: int) -> HttpResponse:
    """Say that a session was held or was not, cancel it or put it back."""
    session, step = session_for(request.user, pk), request.POST.get("step")
    if step in ("held", "not_held"):
        actions.mark_session(session=session, done=step == "held", by=request.user)
    elif step in ("cancel", "restore"):
        actions.cancel_session(session=session, cancelled=step == "cancel", by=request.user)
    else:
        return HttpResponseBadRequest()
    messages.success(request, _("The plan of the team is saved."))
    return redirect("team_sessions", code=session.location.code)


@staff_page
def reflection(request: StaffRequest) -> HttpResponse:
    """Eight points of attitude, with one's own notes."""
    points = own_points(request.user)
    form = ReflectionForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        number = request.POST.get("point", "")
        if number not in {str(point.number) for point in points}:
            raise Http404
        actions.reflect(by=request.user, point=int(number), text=form.cleaned_data["text"])
        return redirect("reflection")
    return render(request, "policy/reflection.html", {"points": points, "form": form})


@staff_page
@require_POST
def reflection_forget(request: StaffRequest, pk: int) -> HttpResponse:
    """Erase a note of one's own."""
    actions.forget_reflection(reflection=own_reflection(request.user, pk), by=request.user)
    messages.success(request, _("Erased."))
    return redirect("reflection")
