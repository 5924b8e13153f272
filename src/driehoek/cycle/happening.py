"""What the records say happened for a goal: its figure with the interval, and what was done for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce

from driehoek.activities.models import Activity, Attendance
from driehoek.conversations.models import Talk
from driehoek.indicators.counting import count
from driehoek.indicators.definitions import definition
from driehoek.indicators.figures import Cell, Figure
from driehoek.indicators.scope import Scope, here
from driehoek.indicators.words import sentence, tongue
from driehoek.people.models import Location, SchoolYear
from driehoek.people.rules import today
from driehoek.policy.models import Goal
from driehoek.shared.stats import wilson

DONE = ("held", "came", "families", "talks")
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
    """Per goal: activities that were, families that came to one out of all of them, and talks that were held."""
    held = Activity.objects.exclude(state=Activity.State.CANCELLED).filter(starts_at__date__lte=today())
    came = Attendance.objects.filter(family__in=scope.families())
    numbers = {
        "held": _number(held.filter(goal=OuterRef("pk")), "goal", "pk"),
        "came": _number(came.filter(activity__goal=OuterRef("pk")), "activity__goal", "family"),
        "families": _number(scope.families().annotate(all=Value(1)), "all", "pk"),
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
class Part:
    """So many of a whole, and between which bounds that share lies (Wilson, 95 %), all three of every hundred."""

    count: int
    whole: int
    percent: int
    low: int
    high: int


@dataclass(frozen=True)
class Happened:
    """What the records say: the figure of the goal in words, and what was done; None where nothing may be said."""

    figure: Part | None
    sentence: str
    unknown: str
    came: Part | None
    held: int
    talks: int | None


def in_words(said: dict[str, Any], *, sees_families: bool) -> Happened:
    """Tell what was kept, by the definition of then; small numbers are left out for who may not see the families."""
    one = definition(said["code"], said["version"]) if said.get("code") else None
    least = 0 if sees_families else FEW
    cell = Cell("", said["whole"], {one.headline: said["count"]}, one.headline) if one else None
    figure = _part(cell.count, cell.whole, least) if cell else None
    talks = said.get("talks", 0)
    return Happened(
        figure=figure, sentence=sentence(one, cell) if one and cell and figure else "",
        unknown=one.text("unknown", tongue()) if one and figure else "",
        came=_part(said.get("came", 0), said.get("families", 0), least),
        held=said.get("held", 0), talks=talks if talks >= least else None,
    )  # fmt: skip


def _part(count: int, whole: int, least: int) -> Part | None:
    """None when there is nothing to count, or when it would be about fewer than `least`."""
    bounds = wilson(count, whole)
    if bounds is None or min(count, whole - count) < least:
        return None
    return Part(count, whole, *(round(100 * value) for value in (count / whole, bounds.low, bounds.high)))
