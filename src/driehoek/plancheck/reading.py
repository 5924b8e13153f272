"""Reading the facts about a location in a school year: a handful of queries, however much there is."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import fields
from typing import Any

from django.db.models import Count, Exists, F, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from driehoek.activities import library
from driehoek.activities.models import Absence, Activity, ActivityText, Attendance, Invitation
from driehoek.activities.reasons import reason
from driehoek.indicators.scope import Scope
from driehoek.logbook.models import Promise
from driehoek.people.models import Appointment, Enrolment, Group, Location
from driehoek.people.models.base import on_day
from driehoek.people.rules import today
from driehoek.plancheck.facts import ActivityFact, Facts, GoalFact, GroupFact, passed
from driehoek.plancheck.tally import numbers_of
from driehoek.policy.models import Evaluation, Goal
from driehoek.scan.models import ParentHours
from driehoek.scan.queries import hours_agreed, lesson_weeks
from driehoek.shared.moments import AMSTERDAM

GOAL = tuple(field.name for field in fields(GoalFact))
GOING_ON = ~Q(state=Activity.State.CANCELLED)


def facts_of(scope: Scope) -> Facts:
    """Read everything the rules look at; six queries for any number of goals, activities and families."""
    year = scope.year
    return Facts(
        kind=scope.location.kind,
        today=today(),
        start=year.start,
        end=year.end,
        goals=tuple(GoalFact(**row) for row in _goals(scope)),
        activities=tuple(_activities_of(scope)),
        groups=tuple(GroupFact(**row) for row in _groups(scope)),
        barriers=_barriers(scope),
        numbers=numbers_of(scope, passed(year.start, year.end, today())),
    )


def _goals(scope: Scope) -> QuerySet[Any, Any]:
    rows = Goal.objects.filter(location=scope.location, school_year=scope.year, archived_at=None)
    counted: QuerySet[Any, Any] = rows.annotate(
        talks=Count("rounds", distinct=True), ways=Count("forms", distinct=True),
        evaluated=Exists(Evaluation.objects.filter(goal=OuterRef("pk"), taken_back_at=None)),
    )  # fmt: skip
    return counted.values(*GOAL).order_by("evaluate_on", "title")


def _activities_of(scope: Scope) -> Iterator[ActivityFact]:
    rows = list(_activities(scope))
    lessons = lesson_weeks(scope.location, scope.year) if any(row["each_week"] for row in rows) else 0
    for row in rows:
        each_week = row.pop("each_week")
        row["given"] = row["given"] if each_week is None else each_week * lessons
        yield _activity(row)


def _activities(scope: Scope) -> QuerySet[Any, Any]:
    rows = Activity.objects.filter(GOING_ON, location=scope.location, school_year=scope.year)
    own = {
        "text": Subquery(ActivityText.objects.filter(activity=OuterRef("pk"), language="nl").values("title")[:1]),
        "hours": F("staff_hours"),
        "carriers": 1 + _per_activity(Activity.helpers.through.objects.exclude(account=OuterRef("owner"))),
        "childcare": F("childcare_offered"),
        "interpreter": F("interpreter_offered"),
        "each_week": Subquery(hours_agreed(scope.location, scope.year, ParentHours.Per.WEEK)),
        "given": Subquery(hours_agreed(scope.location, scope.year, ParentHours.Per.YEAR)),
        "owner_works_here": Exists(_appointments(scope.location).filter(account=OuterRef("owner"))),
    }
    plain = ("pk", "goal", "owner", "starts_at", "ends_at", "state", "partnership", "participation", "level")
    counted: QuerySet[Any, Any] = rows.annotate(**own, **_outcomes(scope.location)).order_by("starts_at", "pk")
    return counted.values(*plain, *own, *_outcomes(scope.location), "library_key")


def _appointments(location: Location) -> QuerySet[Appointment]:
    held = Appointment.objects.filter(on_day(today()), confirmed_at__isnull=False)
    return held.filter(Q(location=location) | Q(location=None, organisation=location.organisation_id))


def _outcomes(location: Location) -> dict[str, Any]:
    """What became of an activity, per activity."""
    here = Enrolment.objects.filter(on_day(today()), group__location=location, child__family=OuterRef("family"))
    absent = Absence.objects.filter(Exists(here))
    about = Promise.objects.filter(family=OuterRef("family"), about_kind="absence", about_id=OuterRef("pk"))
    done = about.exclude(state=Promise.State.OPEN)
    readable = ActivityText.objects.filter(activity=OuterRef("activity"), language=OuterRef("guardian__language_read"))
    return {
        "invited": _per_activity(Invitation.objects.all(), "family"),
        "came": _per_activity(Attendance.objects.all(), "family"),
        "without_reason": _per_activity(absent.filter(reason="")),
        "not_followed_up": _per_activity(absent.filter(~Exists(done))),
        "wrong_language": _per_activity(Invitation.objects.filter(~Exists(readable))),
        "unmet": _per_activity(Invitation.objects.filter(needs_interpreter=True)),
    }


def _per_activity(rows: QuerySet[Any], what: str = "pk") -> Coalesce:
    mine = rows.filter(activity=OuterRef("pk")).order_by().values("activity")
    counted = mine.annotate(number=Count(what, distinct=True)).values("number")
    return Coalesce(Subquery(counted, IntegerField()), 0)


def _activity(row: dict[str, Any]) -> ActivityFact:
    key = row.pop("library_key")
    entry = next((one for one in library.load() if one.key == key), None)
    title = row.pop("text") or (entry.staff_text("nl").name if entry else str(row["pk"]))
    row["starts_at"], row["ends_at"] = row["starts_at"].astimezone(AMSTERDAM), row["ends_at"].astimezone(AMSTERDAM)
    row["unmet"] = 0 if row["interpreter"] else row["unmet"]
    return ActivityFact(
        title=title, serves=entry.goal if entry else "", evidence=entry.evidence if entry else "", **row
    )


def _groups(scope: Scope) -> QuerySet[Any, Any]:
    """Groups with children today."""
    filled = Enrolment.objects.filter(on_day(today()), group=OuterRef("pk"))
    contact = _appointments(scope.location).filter(group=OuterRef("pk"), is_contact_person=True)
    rows = Group.objects.filter(Exists(filled), location=scope.location, school_year=scope.year)
    going_on = Count("activities", filter=~Q(activities__state=Activity.State.CANCELLED), distinct=True)
    return rows.annotate(planned=going_on, contact=Exists(contact)).values("pk", "name", "contact", "planned")


def _barriers(scope: Scope) -> Counter[str]:
    """Measure -> how many families gave a reason that it answers, as far as reasons are known."""
    rows = Absence.objects.filter(activity__location=scope.location, activity__school_year=scope.year)
    found: Counter[str] = Counter()
    for code, number in rows.exclude(reason="").values_list("reason").annotate(number=Count("pk")).order_by():
        found[reason(code).measure] += number
    return found
