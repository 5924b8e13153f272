"""What the records say happened for a goal: its figure with the interval, and what was done for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce

from driehoek.activities.models import Activity, Attendance
from driehoek.conversations.models import Talk
from driehoek.indicators.counting import count
from driehoek.indicators.definitions import definition
from driehoek.indicators.figures import Cell, Figure
from driehoek.indicators.scope import Scope, here
from driehoek.indicators.suppression import is_safe
from driehoek.indicators.words import sentence, tongue
from driehoek.people.models import Location, SchoolYear
from driehoek.people.rules import today
from driehoek.policy.models import Goal
from driehoek.shared.stats import percent

DONE = ("held", "came", "talks")
FEW = 5  # families: fewer are not told to who may not see them


def happened(location: Location, year: SchoolYear, goals: Iterable[Goal]) -> dict[int, dict[str, Any]]:
    """Goal -> what the records say of it today, as plain JSON; a fixed number of queries."""
    goals, scope = list(goals), here(location, year)
    if not goals:
        return {}
    codes = {goal.indicator for goal in goals if goal.indicator}
    figures = {code: _told(found.figure) for code, found in count(scope, map(definition, sorted(codes))).items()}
    done = {row.pop("pk"): row for row in _done(scope, goals)}
    return {goal.pk: {**done[goal.pk], **figures.get(goal.indicator, {})} for goal in goals}


def _told(figure: Figure) -> dict[str, Any]:
    one, total = figure.definition, figure.total
    if not (figure.has_source and total.whole):
        return {}
    return {"code": one.code, "version": one.version, "count": total.count, "whole": total.whole}


def _done(scope: Scope, goals: list[Goal]) -> QuerySet[Any, dict[str, Any]]:
    """Per goal: activities that were, families that came to one, and talks that were held."""
    held = Activity.objects.exclude(state=Activity.State.CANCELLED).filter(starts_at__date__lte=today())
    numbers = {
        "held": _number(held.filter(goal=OuterRef("pk")), "goal", "pk"),
        "came": _number(Attendance.objects.filter(activity__goal=OuterRef("pk")), "activity__goal", "family"),
        "talks": _number(
            Talk.objects.filter(round__goal=OuterRef("pk"), state=Talk.State.HELD), "round__goal", "pk"
        ),
    }  # fmt: skip
    rows = Goal.objects.filter(pk__in=[goal.pk for goal in goals], location=scope.location).order_by()
    counted: QuerySet[Any, dict[str, Any]] = rows.annotate(**numbers).values("pk", *DONE)
    return counted


def _number(rows: QuerySet[Any], path: str, what: str) -> Coalesce:
    counted = rows.order_by().values(path).annotate(number=Count(what, distinct=True)).values("number")
    return Coalesce(Subquery(counted, IntegerField()), 0)


@dataclass(frozen=True)
class Happened:
    """What the records say, in words; `percent`, `low` and `high` are of every hundred and None without a figure."""

    sentence: str
    percent: int | None
    low: int | None
    high: int | None
    unknown: str
    held: int
    came: int | None
    talks: int | None


def in_words(said: dict[str, Any], *, sees_families: bool) -> Happened:
    """Tell what was kept, by the definition of then; small numbers are left out for who may not see the families."""
    done = {name: said.get(name, 0) for name in DONE}
    for name in ("came", "talks"):
        done[name] = done[name] if sees_families or done[name] >= FEW else None
    return Happened(**_figure(said, sees_families=sees_families), **done)


def _figure(said: dict[str, Any], *, sees_families: bool) -> dict[str, Any]:
    nothing: dict[str, Any] = {"sentence": "", "percent": None, "low": None, "high": None, "unknown": ""}
    if not said.get("code"):
        return nothing
    one = definition(said["code"], said["version"])
    cell = Cell("", said["whole"], {one.headline: said["count"]}, one.headline)
    if not (sees_families or is_safe(cell, one.minimum_shown)):
        return nothing
    bounds = cell.interval
    return {
        "sentence": sentence(one, cell), "percent": percent(cell.share), "unknown": one.text("unknown", tongue()),
        "low": percent(bounds.low) if bounds else None, "high": percent(bounds.high) if bounds else None,
    }  # fmt: skip
