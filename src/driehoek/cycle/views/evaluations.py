"""Pages of looking back: a year with all its goals, and one goal."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from driehoek.cycle.forms.evaluations import EvaluationForm
from driehoek.cycle.happening import happened
from driehoek.cycle.looking import as_data, row_of
from driehoek.cycle.queries.evaluations import year_page
from driehoek.people.doors import StaffRequest, staff_page
from driehoek.people.models import Location, SchoolYear
from driehoek.people.queries import location_for
from driehoek.policy.actions.evaluations import evaluate, take_evaluation_back
from driehoek.policy.models import Evaluation, Goal
from driehoek.policy.queries import goal_for
from driehoek.policy.queries.evaluations import Looked, evaluation_for, said_of


def address_of(location: Location, year: SchoolYear) -> str:
    """The page of a year."""
    return f"{reverse('evaluation', kwargs={'code': location.code})}?jaar={year.name}"


@staff_page
@require_safe
def evaluation(request: StaffRequest, code: str) -> HttpResponse:
    """Show what was promised in a year, what became of it and what was decided; a closed year as it was kept."""
    place = location_for(request.user, code, "read_policy")
    page = year_page(request.user, place, request.GET.get("jaar", ""))
    return render(request, "cycle/evaluation.html", {"place": place, "page": page, "may_write": page.may_write})


@staff_page
def goal_evaluate(request: StaffRequest, pk: int) -> HttpResponse:
    """Look back at a goal, beside what was promised and what the records say."""
    goal = goal_for(request.user, pk, "set_goals")
    if goal.archived_at:
        raise Http404
    versions, live = said_of(goal), happened(goal.location, goal.school_year, [goal])[goal.pk]
    form = EvaluationForm(request.POST if request.method == "POST" else None, instance=_again(goal, versions))
    if form.is_valid() and _kept(request, form, live):
        return redirect(address_of(goal.location, goal.school_year))
    row = row_of(as_data(Looked(goal, [])), live, sees_families=True)
    context = {"place": goal.location, "goal": goal, "row": row, "form": form, "versions": versions}
    return render(request, "cycle/goal_evaluate.html", context)


def _again(goal: Goal, versions: list[Evaluation]) -> Evaluation:
    """What was said before, to say it anew."""
    last = versions[0] if versions else Evaluation()
    words = {name: getattr(last, name) for name in ("counted", "happened", "why", "decision", "change")}
    return Evaluation(goal=goal, **words)


def _kept(request: StaffRequest, form: EvaluationForm, live: dict[str, object]) -> bool:
    try:
        evaluate(evaluation=form.save(commit=False), figure=live, by=request.user)
    except ValidationError as problem:
        form.add_error(None, problem)
        return False
    messages.success(request, _("Kept. Until the year is closed you can say it anew or take it back."))
    return True


@staff_page
@require_POST
def evaluation_back(request: StaffRequest, pk: int) -> HttpResponse:
    """Take back what was said of a goal; what was said before holds again."""
    row = evaluation_for(request.user, pk)
    try:
        take_evaluation_back(evaluation=row, by=request.user)
        messages.success(request, _("Taken back."))
    except ValidationError as problem:
        messages.error(request, problem.messages[0])
    return redirect("goal_evaluate", pk=row.goal_id)
