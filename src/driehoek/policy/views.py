"""Pages of policy: the vision and the goals of a location."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for, school_year_of
from driehoek.policy import actions
from driehoek.policy.forms import EXPLAINED, GoalForm, VisionForm
from driehoek.policy.models import Goal
from driehoek.policy.queries import goal_for, goals_for, goals_of, may_set_goals, policy_location, visions_of
from driehoek.shared.pages import page_of

VERSIONS_SHOWN = 20


@staff_page
def vision(request: StaffRequest, code: str) -> HttpResponse:
    """Show what the location stands for with its older versions, and let who sets the policy write a new one."""
    location = location_for(request.user, code, "see_families")
    versions = list(visions_of(location)[:VERSIONS_SHOWN])
    may_write = may_set_goals(request.user, location)
    form = VisionForm(request.POST or None, initial={"text": versions[0].text if versions else ""})
    writable = policy_location(request.user, code) if request.method == "POST" else None
    if writable and form.is_valid():
        actions.write_vision(location=writable, text=form.cleaned_data["text"], by=request.user)
        messages.success(request, _("The vision is saved. Older versions stay readable below."))
        return redirect("vision", code=code)
    writing = may_write and ("schrijven" in request.GET or form.is_bound or not versions)
    context = {"place": location, "versions": versions, "form": form, "may_write": may_write, "writing": writing}
    return render(request, "policy/vision.html", context)


@staff_page
@require_safe
def goals(request: StaffRequest, code: str) -> HttpResponse:
    """List what a location wants to reach with parents."""
    location = location_for(request.user, code, "see_families")
    archived = goals_for(request.user).filter(location=location).exclude(archived_at=None)
    context = {
        "place": location,
        "page": page_of(request, goals_of(request.user, location)),
        "vision": visions_of(location).first(),
        "may_set": may_set_goals(request.user, location),
        "kinds": [(kind, EXPLAINED[kind]) for kind in Goal.Kind],
        "archived": list(archived[:VERSIONS_SHOWN]),
        "undo": archived.filter(pk=_number(request.GET.get("opgeborgen", ""))).first(),
    }
    return render(request, "policy/goals.html", context)


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 0


@staff_page
def goal_new(request: StaffRequest, code: str) -> HttpResponse:
    """Set a goal."""
    location = policy_location(request.user, code)
    return _edit(request, Goal(location=location, school_year=school_year_of(location)))


@staff_page
def goal_edit(request: StaffRequest, pk: int) -> HttpResponse:
    """Change a goal."""
    return _edit(request, goal_for(request.user, pk, "set_goals"))


def _edit(request: StaffRequest, goal: Goal) -> HttpResponse:
    form = GoalForm(request.POST or None, instance=goal, by=request.user)
    if request.method == "POST" and form.is_valid():
        saved = actions.save_goal(goal=form.save(commit=False), by=request.user)
        messages.success(request, _("The goal is saved. Now choose activities that fit it."))
        return redirect("goal", pk=saved.pk)
    vision = visions_of(goal.location).first()
    return render(
        request, "policy/goal_form.html", {"form": form, "goal": goal, "place": goal.location, "vision": vision}
    )


@staff_page
@require_POST
def goal_archive(request: StaffRequest, pk: int) -> HttpResponse:
    """Put a goal away, or with ?terug=1 take it back."""
    goal = goal_for(request.user, pk, "set_goals")
    if "terug" in request.GET:
        actions.restore_goal(goal=goal, by=request.user)
        messages.success(request, _("The goal is back."))
        return redirect("goal", pk=goal.pk)
    actions.archive_goal(goal=goal, by=request.user)
    return redirect(f"{reverse('goals', kwargs={'code': goal.location.code})}?opgeborgen={goal.pk}")
