"""Counts of a location in a school year, all in one query: each is a subquery of it."""

from datetime import timedelta
from typing import Any

from django.db.models import (
    Count,
    Exists,
    ExpressionWrapper,
    F,
    FloatField,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from driehoek.activities.models import Attendance
from driehoek.conversations.models import Party, Report, Round, Talk, YearlyLeast
from driehoek.conversations.queries.watch import least_at, reported_in, talks_about
from driehoek.indicators.scope import Scope
from driehoek.indicators.sources.contacts import met
from driehoek.logbook.models import Promise
from driehoek.messages.models import PushSubscription
from driehoek.people.models import Child, Family, Guardian, Guardianship, Location
from driehoek.people.rules import guardianship_is_open, today
from driehoek.plancheck.catalogue import limit
from driehoek.plancheck.facts import Numbers
from driehoek.plancheck.written import VISION, endorsed, holding, policy_rows
from driehoek.policy.queries.evaluations import plan_days


def numbers_of(scope: Scope, passed: float) -> Numbers:
    """Count everything at once; `passed` is how much of the year is over, from 0 to 1."""
    rows = {**_people(scope), **_promises(scope), **_talks(scope, passed), **policy_rows(scope)}
    counts = {name: _number(found) for name, found in rows.items()}
    counts["endorsing"] = _number(endorsed(scope.location), "party")
    counts |= {name: Subquery(holding(scope.location).values(field)[:1]) for name, field in VISION.items()}
    counts["plan_on"] = Subquery(plan_days(scope.location, scope.year)[:1])
    # A count may be called as the records it counts: `n_` keeps it apart from them.
    asked = {f"n_{name}": count for name, count in counts.items()}
    row = Location.objects.filter(pk=scope.location.pk).order_by().annotate(**asked).values(*asked).get()
    return Numbers(**{name: row[f"n_{name}"] for name in counts})


def _number(rows: QuerySet[Any], what: str = "pk") -> Any:
    """The number of rows, or of different values of a field, as part of another query."""
    counted = rows.order_by().annotate(_one=Value(1)).values("_one").annotate(_number=Count(what, distinct=True))
    return Coalesce(Subquery(counted.values("_number"), IntegerField()), 0)


def _people(scope: Scope) -> dict[str, QuerySet[Any]]:
    families = Family.objects.filter(pk__in=scope.enrolments().values("child__family"))
    came = Attendance.objects.filter(activity__location=scope.location, activity__school_year=scope.year)
    guardians = _guardians(scope)
    return {
        "families": families,
        "took_part": families.filter(pk__in=came.values("family")),
        "never_reached": families.exclude(pk__in=met(scope).values("family")),
        "guardians": guardians,
        "language_not_chosen": guardians.filter(language_known=False),
        "unreachable": guardians.filter(_no_way()),
    }


def _guardians(scope: Scope) -> QuerySet[Guardian]:
    ties = Guardianship.objects.filter(guardianship_is_open(), child__in=scope.enrolments().values("child"))
    return Guardian.objects.filter(pk__in=ties.values("guardian"))


def _no_way() -> Q:
    """Match guardians of whom neither e-mail, telephone, home nor browser is known."""
    pushed = PushSubscription.objects.filter(guardian=OuterRef("pk"), gone_at=None)
    no_home = Q(household=None) | Q(household__street="") | Q(household__city="")
    return no_home & Q(email="", phone="") & ~Q(Exists(pushed))


def _promises(scope: Scope) -> dict[str, QuerySet[Any]]:
    owed = Promise.objects.filter(location=scope.location, state=Promise.State.OPEN)
    late = owed.filter(due__lt=today())
    return {
        "promises_late": late.exclude(kind=Promise.Kind.ANSWER),
        "answers_late": late.filter(kind=Promise.Kind.ANSWER),
        "promises_without_owner": owed.filter(owner=None),
    }


def _talks(scope: Scope, passed: float) -> dict[str, QuerySet[Any]]:
    place, year = scope.location, scope.year
    rounds = Round.objects.filter(location=place, school_year=year)
    children = Child.objects.filter(pk__in=scope.enrolments().values("child"))
    waiting = timezone.now() - timedelta(days=limit("P604"))
    return {
        "rounds": rounds,
        "home_visits": rounds.filter(Q(kind=Round.Kind.HOME_VISIT) | Q(at_home=True)),
        "home_reports": reported_in(place, year).filter(kind=Round.Kind.HOME_VISIT),
        "children": children,
        "children_behind": _behind(children, scope, passed),
        "drafts_waiting": Report.objects.filter(location=place, shared_at=None, created_at__lt=waiting),
        "talks_without_interpreter": _without_interpreter(rounds),
        "own_least": YearlyLeast.objects.filter(location=place),
    }


def _behind(children: QuerySet[Child], scope: Scope, passed: float) -> QuerySet[Child]:
    """Children about whom there was at least one talk less than the part of the year that is over asks."""
    expected = ExpressionWrapper(least_at(scope.location) * Value(passed, FloatField()), FloatField())
    often = talks_about(scope.location, scope.year, "pk")
    return children.annotate(with_one_more=often + 1, expected=expected).filter(with_one_more__lte=F("expected"))


def _without_interpreter(rounds: QuerySet[Round]) -> QuerySet[Talk]:
    """Talks to come for which the family wished an interpreter of the school and nobody is named."""
    coming = Talk.objects.filter(round__in=rounds.values("pk"), state=Talk.State.PLANNED, starts_at__gte=timezone.now())
    return coming.filter(party__interprets=Party.Interprets.SCHOOL, interpreter="", told_at__isnull=False)
