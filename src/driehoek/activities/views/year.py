"""The plan of the year, and one goal with what is done for it."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from driehoek.activities.queries import activities_for, year_of
from driehoek.activities.queries.planning import groups_to_plan, ideas_for
from driehoek.activities.queries.year import groups_of_year, whole_year_of, years_of
from driehoek.activities.queries.year import year_plan as plan_of
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for, school_year_of
from driehoek.people.rules import today
from driehoek.policy.models import Goal
from driehoek.policy.queries import form_cards, goal_for, goals_for, may_set_goals
from driehoek.policy.queries.evaluations import change_for, plan_looked_back_on
from driehoek.shared.pages import page_of
from driehoek.surveys.queries.goals import led_to


@staff_page
@require_safe
def year(request: StaffRequest, code: str) -> HttpResponse:
    """Lay a school year out as a line: activities, and the days on which goals are looked back at."""
    location = location_for(request.user, code, "see_families")
    school_year = school_year_of(location, request.GET.get("jaar", ""))
    groups = list(groups_of_year(request.user, location, school_year))
    group = next((one for one in groups if str(one.pk) == request.GET.get("groep")), None)
    activities = year_of(request.user, location, school_year)
    if group:
        activities = activities.filter(groups=group)
    goals = goals_for(request.user).filter(location=location, school_year=school_year, archived_at=None)
    context = {
        "place": location,
        "school_year": school_year,
        "years": years_of(location),
        "groups": groups,
        "group": group,
        "plan": plan_of(
            school_year, list(activities), list(goals), today(), plan_looked_back_on(location, school_year)
        ),
        "kinds": Goal.Kind,
        "may_plan": groups_to_plan(request.user, location).exists(),
        "may_check": may_set_goals(request.user, location),
    }
    return render(request, "activities/year.html", context)


@staff_page
@require_safe
def year_read(request: StaffRequest, code: str) -> HttpResponse:
    """The plan of a school year to read and to talk over, also for the board: no families, nothing to change."""
    location = location_for(request.user, code, "read_policy")
    school_year = school_year_of(location, request.GET.get("jaar", ""))
    goals = goals_for(request.user, "read_policy").filter(location=location, school_year=school_year, archived_at=None)
    activities, moment = list(whole_year_of(location, school_year)), plan_looked_back_on(location, school_year)
    plan = plan_of(school_year, activities, list(goals), today(), moment)
    context = {"place": location, "school_year": school_year, "plan": plan, "kinds": Goal.Kind}
    return render(request, "activities/year_read.html", context)


@staff_page
@require_safe
def goal(request: StaffRequest, pk: int) -> HttpResponse:
    """Show one goal: how it is seen, when it is looked back at, and what is done for it."""
    row = goal_for(request.user, pk)
    activities = activities_for(request.user).filter(goal=row).exclude(state="cancelled").order_by("-starts_at")
    context = {
        "goal": row,
        "place": row.location,
        "page": page_of(request, activities),
        "change": change_for(row),
        "chosen": [card for card in form_cards(row, request.user.language) if card.chosen],
        "ideas": ideas_for(request.user, row),
        "led": led_to(row, request.user.language),
        "may_set": may_set_goals(request.user, row.location),
        "may_plan": groups_to_plan(request.user, row.location).exists(),
    }
    return render(request, "activities/goal.html", context)
