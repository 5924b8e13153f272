"""Comparing ways of inviting by lot: plan it, look at the plan, stop it, and read what came of it afterwards."""

from collections.abc import Callable

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.activities import actions
from driehoek.activities.forms.experiments import ExperimentForm
from driehoek.activities.models import Activity, Experiment
from driehoek.activities.queries import activity_to_plan, text_in
from driehoek.activities.queries.experiments import arms_of, experiment_at, experiment_for, experiments_at, prospects
from driehoek.activities.queries.inviting import who_would_be_invited
from driehoek.activities.told import told_arms
from driehoek.activities.ways import all_ways
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.queries import location_for
from driehoek.shared.pages import page_of


@staff_page
def experiment_new(request: StaffRequest, pk: int) -> HttpResponse:
    """Say what is compared before anybody is invited, and see honestly what it could show."""
    activity = activity_to_plan(request.user, pk)
    if known := experiment_at(activity):
        return redirect("experiment", pk=known.pk)
    form = ExperimentForm(request.POST or None, initial={"outcome": Experiment.Outcome.CAME})
    if request.method == "POST" and form.is_valid() and (made := _begun(request, activity, form)):
        return redirect("experiment", pk=made.pk)
    context = {
        "activity": activity,
        "place": activity.location,
        "text": text_in(activity, request.user.language),
        "form": form,
        "prospects": prospects(activity, who_would_be_invited(activity)),
        "power": round(100 * all_ways().power),
        "smallest": all_ways().smallest_group,
    }
    return render(request, "activities/experiment_new.html", context)


def _begun(request: StaffRequest, activity: Activity, form: ExperimentForm) -> Experiment | None:
    try:
        made = actions.begin_experiment(activity=activity, by=request.user, **form.cleaned_data)
    except ValidationError as problem:
        form.add_error(None, problem)
        return None
    messages.success(request, _("The comparison is fixed. Now invite: the lot decides who is invited how."))
    return made


@staff_page
@require_safe
def experiments(request: StaffRequest, code: str) -> HttpResponse:
    """List the comparisons of a location, newest first."""
    location = location_for(request.user, code, "plan_activities")
    page = page_of(request, experiments_at(request.user, location))
    return render(request, "activities/experiments.html", {"place": location, "page": page})


@staff_page
@require_safe
def experiment(request: StaffRequest, pk: int) -> HttpResponse:
    """Show the plan; and the outcome, once it was counted."""
    row = experiment_for(request.user, pk)
    closed = row.activity.state == Activity.State.CLOSED
    context = {
        "experiment": row,
        "activity": row.activity,
        "place": row.activity.location,
        "text": text_in(row.activity, request.user.language),
        "arms": told_arms(arms_of(row), row.outcome),
        "certainty": round(100 * row.analysis["confidence"]),
        "may_stop": not row.concluded_at and not row.stopped_at,
        "may_conclude": closed and row.dealt_at and not row.concluded_at and not row.stopped_at,
    }
    return render(request, "activities/experiment.html", context)


@staff_page
@require_POST
def experiment_stop(request: StaffRequest, pk: int) -> HttpResponse:
    """Stop a comparison without an outcome."""
    row = experiment_for(request.user, pk)
    done = _("Stopped. Nothing is counted, and who is still invited gets the usual invitation.")
    return _do(request, row, lambda: actions.stop_experiment(experiment=row, by=request.user), done)


@staff_page
@require_POST
def experiment_conclude(request: StaffRequest, pk: int) -> HttpResponse:
    """Count the outcome, once."""
    row = experiment_for(request.user, pk)
    done = _("The outcome is counted and stays as it is.")
    return _do(request, row, lambda: actions.conclude_experiment(experiment=row, by=request.user), done)


def _do(request: StaffRequest, row: Experiment, act: Callable[[], object], done: str) -> HttpResponse:
    try:
        act()
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    else:
        messages.success(request, done)
    return redirect("experiment", pk=row.pk)
