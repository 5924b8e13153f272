"""Doors to evaluations: what was said of every goal of a year, what is to be looked back at, which years are closed."""

from dataclasses import dataclass
from datetime import timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.people.models import Account, Location, SchoolYear
from driehoek.people.queries import found
from driehoek.people.rules import today
from driehoek.policy import rules
from driehoek.policy.models import Evaluation, Goal, YearClosing
from driehoek.policy.queries.goals import goals_for

BEFOREHAND = timedelta(days=14)  # how long before its day an evaluation is told to who looks after the goal


@dataclass(frozen=True)
class Looked:
    """A goal with what was said of it, the newest first; what was taken back is left out."""

    goal: Goal
    versions: list[Evaluation]

    @property
    def now(self) -> Evaluation | None:
        """What holds."""
        return self.versions[0] if self.versions else None


def looked_back(location: Location, year: SchoolYear) -> list[Looked]:
    """Every goal of a school year that was not put away, in the order in which it is looked back at; two queries."""
    goals = Goal.objects.filter(location=location, school_year=year, archived_at=None).select_related("owner")
    rows = list(goals.order_by("evaluate_on", "title", "pk"))
    said = Evaluation.objects.filter(goal__in=rows, taken_back_at=None).select_related("author")
    found_ = list(said.order_by("-version"))
    return [Looked(goal, [one for one in found_ if one.goal_id == goal.pk]) for goal in rows]


def said_of(goal: Goal) -> list[Evaluation]:
    """What was said of one goal, the newest first; what was taken back is left out."""
    return list(goal.evaluations.filter(taken_back_at=None).select_related("author"))


def change_for(goal: Goal) -> str:
    """What was decided to do differently, for a goal that was taken along from an earlier year."""
    said = said_of(goal.predecessor) if goal.predecessor else []
    return said[0].change if said else ""


def evaluation_for(account: Account, pk: int) -> Evaluation:
    """Return an evaluation that this account may take back, or raise Http404."""
    mine = Evaluation.objects.filter(goal__in=goals_for(account, "set_goals"), taken_back_at=None)
    return found(mine.select_related("goal__location__organisation", "goal__school_year"), pk=pk)


def closings_for(account: Account, right: str = "read_policy") -> QuerySet[YearClosing]:
    """Closed years within reach, the newest first."""
    rows = YearClosing.objects.filter(rules.policy_in_reach(account, right), undone_at=None)
    return rows.select_related("location__organisation", "school_year", "closed_by")


def closing_for(account: Account, pk: int, right: str = "read_policy") -> YearClosing:
    """Return one, or raise Http404."""
    return found(closings_for(account, right), pk=pk)


def closing_of(location: Location, year: SchoolYear) -> YearClosing | None:
    """How this year was closed; None while it is open."""
    return YearClosing.objects.filter(location=location, school_year=year, undone_at=None).first()


def to_look_back_at(account: Account) -> QuerySet[Goal]:
    """Goals of which the day to look back is near or past: of who looks after them, and of who sets the policy.

    The fixed day of a goal is itself the promise; it is kept by an evaluation, a new day, or closing the year.
    """
    mine = Q(owner=account) | rules.policy_in_reach(account, "set_goals")
    near = goals_for(account).filter(mine, rules.open_year(), archived_at=None, evaluate_on__lte=today() + BEFOREHAND)
    said = Evaluation.objects.filter(goal=OuterRef("pk"), taken_back_at=None)
    return near.filter(~Exists(said)).order_by("evaluate_on", "title")
