"""Pages of the goals of a location, and of the forms that fit them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for, school_year_of
from driehoek.people.rules import today
from driehoek.policy import actions
from driehoek.policy.forms.goals import EXPLAINED, FormsForm, GoalForm
from driehoek.policy.models import Goal
from driehoek.policy.queries import (
    form_cards,
    goal_for,
    goals_for,
    goals_of,
    may_set_goals,
    policy_location,
    vision_now,
)
from driehoek.shared.pages import page_of
from driehoek.shared.rows import number_of

VERSIONS_SHOWN = 20


@staff_page
@require_safe
def goals(request: StaffRequest, code: str) -> HttpResponse:
    """List what a location wants to reach with parents."""
    location = location_for(request.user, code, "see_families")
    archived = goals_for(request.user).filter(location=location).exclude(archived_at=None)
    context = {
        "place": location,
        "page": page_of(request, goals_of(request.user, location)),
        "vision": vision_now(location),
        "today": today(),
        "may_set": may_set_goals(request.user, location),
        "kinds": [(kind, EXPLAINED[kind]) for kind in Goal.Kind],
        "archived": list(archived[:VERSIONS_SHOWN]),
        "undo": archived.filter(pk=number_of(request.GET.get("opgeborgen"))).first(),
    }
    return render(request, "policy/goals.html", context)


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
    vision = vision_now(goal.location)
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


@staff_page
def goal_forms(request: StaffRequest, pk: int) -> HttpResponse:
    """Choose which forms fit a goal, with an honest word on what is known of each."""
    goal = goal_for(request.user, pk, "set_goals")
    form = FormsForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        actions.choose_forms(goal=goal, keys=form.cleaned_data["forms"], by=request.user)
        messages.success(request, _("Kept. Now choose activities in these forms."))
        return redirect("goal", pk=goal.pk)
    cards = form_cards(goal, request.user.language)
    return render(request, "policy/goal_forms.html", {"goal": goal, "cards": cards, "form": form})
