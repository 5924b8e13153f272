"""Doors to evaluations: what was said of every goal of a year, what is to be looked back at, which years are closed."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.people.models import Account, Location, SchoolYear
from driehoek.people.queries import found
from driehoek.people.rules import today
from driehoek.policy import rules
from driehoek.policy.models import Consultation, Evaluation, Goal, YearClosing
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
    rows = YearClosing.objects.filter(location=location, school_year=year, undone_at=None)
    return rows.select_related("school_year").first()


def to_look_back_at(account: Account) -> QuerySet[Goal]:
    """Goals of which the day to look back is near or past: of who looks after them, and of who sets the policy.

    The fixed day of a goal is itself the promise; it is kept by an evaluation, a new day, or closing the year.
    """
    mine = Q(owner=account) | rules.policy_in_reach(account, "set_goals")
    near = goals_for(account).filter(mine, rules.open_year(), archived_at=None, evaluate_on__lte=today() + BEFOREHAND)
    said = Evaluation.objects.filter(goal=OuterRef("pk"), taken_back_at=None)
    return near.filter(~Exists(said)).order_by("evaluate_on", "title")


def plan_looked_back_on(location: Location, year: SchoolYear) -> date | None:
    """The day on which the plan of a year as a whole is looked back at; None when none was put to team and parents."""
    return plan_days(location, year).first()


def plan_days(location: Location | OuterRef, year: SchoolYear) -> "QuerySet[Consultation, date | None]":
    """The days of all rounds about the plan of a year, the newest first; also for a subquery."""
    rounds = Consultation.objects.filter(location=location, school_year=year, evaluate_on__isnull=False)
    return rounds.order_by("-opened_at", "-pk").values_list("evaluate_on", flat=True)


def plans_to_look_back_at(account: Account) -> QuerySet[Consultation]:
    """Adopted plans of which the day to look back at the whole is near or past, for who sets the policy.

    As of a goal, the day itself is the promise; closing the year keeps it.
    """
    mine = Consultation.objects.filter(rules.policy_in_reach(account, "set_goals"), rules.open_year())
    near = mine.filter(adopted_on__isnull=False, evaluate_on__lte=today() + BEFOREHAND)
    newer = Consultation.objects.filter(
        location=OuterRef("location"), school_year=OuterRef("school_year"), opened_at__gt=OuterRef("opened_at")
    )
    return near.filter(~Exists(newer)).select_related("location", "school_year").order_by("evaluate_on")
