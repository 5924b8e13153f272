"""Last year at the preschool: looked back at, closed, and tied to the goals of this year."""

from datetime import datetime, time, timedelta

from django.utils import timezone

from driehoek.cycle.actions.closing import close_year
from driehoek.cycle.happening import happened
from driehoek.cycle.models import DraftActivity
from driehoek.demo.cast import Cast
from driehoek.demo.simulator.source import looking_back
from driehoek.policy.actions.evaluations import evaluate
from driehoek.policy.models import Evaluation, Goal, YearClosing
from driehoek.shared.moments import AMSTERDAM

BEFORE_THE_END, CLOSED = timedelta(days=45), timedelta(days=20)


def look_back(cast: Cast) -> None:
    """Say what became of every goal of last year, and close it; the goals of this year come from those."""
    place, year = cast.vlindertuin, cast.previous_year
    goals = list(place.goals.filter(school_year=year))
    found = happened(place, year, goals)
    for goal in goals:
        evaluate(evaluation=Evaluation(goal=goal, **looking_back()[goal.kind]), figure=found[goal.pk], by=cast.fatma)
    noon = datetime.combine(year.end, time(12), AMSTERDAM)
    Evaluation.objects.filter(goal__in=goals).update(written_at=noon - BEFORE_THE_END)
    closing = close_year(location=place, year=year, learned=looking_back()["learned"], by=cast.fatma)
    YearClosing.objects.filter(pk=closing.pk).update(closed_at=noon - CLOSED)
    for draft in Goal.objects.filter(pk__in=closing.draft["goals"]):
        _is_there_already(draft)


def _is_there_already(draft: Goal) -> None:
    """The school worked on the draft since: it became the goal of this year with the same words."""
    same = Goal.objects.filter(location=draft.location, school_year=draft.school_year, title=draft.title)
    now = same.exclude(pk=draft.pk).first()
    if now:
        same.filter(pk=now.pk).update(predecessor=draft.predecessor)
        draft.drafts.update(goal=now, state=DraftActivity.State.KEPT, changed_at=timezone.now())
        draft.delete()
