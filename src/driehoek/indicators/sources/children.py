"""Children, and how often was talked about each with its parents (S3: informing about the child's development)."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from driehoek.conversations.kinds import least_a_year
from driehoek.conversations.models import Report, Talk, YearlyLeast
from driehoek.indicators.counting import Base, Rows, mark, unit
from driehoek.indicators.register import Register
from driehoek.indicators.scope import Scope


@unit("child")
def children(register: Register) -> Iterable[Base]:
    """Every child enrolled."""
    roll = register.roll
    return [
        (location, child, roll.parent[child], tuple(sorted(groups)))
        for (location, child), groups in sorted(roll.children.items())
    ]


def _held(scope: Scope) -> QuerySet[Talk]:
    return Talk.objects.filter(scope.during("round__location", "starts_at"), state=Talk.State.HELD).order_by()


def _reported(scope: Scope) -> QuerySet[Report]:
    rows = Report.objects.filter(scope.during("location", "date"), talk=None, shared_at__isnull=False)
    return rows.order_by()


@mark("child", "talked")
def held(scope: Scope) -> Rows:
    """A talk of a round was held."""
    return _held(scope).values_list("round__location", "child")


@mark("child", "talked")
def reported(scope: Scope) -> Rows:
    """A talk outside a round is known by its report."""
    return _reported(scope).values_list("location", "child")


@mark("child", "talked_enough")
def talked_enough(scope: Scope) -> Rows:
    """So many talks as the location agreed on, or as is usual at its kind of school."""
    talks = _number(_held(scope), "round__location") + _number(_reported(scope), "location")
    rows = scope.enrolments().annotate(talks=talks).filter(_agreed(scope))
    return rows.values_list("group__location", "child")


def _number(rows: QuerySet[Any], path: str) -> Any:
    mine = rows.filter(**{"child": OuterRef("child"), path: OuterRef("group__location")}).values("child")
    return Coalesce(Subquery(mine.annotate(number=Count("pk")).values("number"), IntegerField()), 0)


def _agreed(scope: Scope) -> Q:
    own = dict(YearlyLeast.objects.filter(scope.at("location")).values_list("location", "number"))
    asked: dict[int, list[int]] = defaultdict(list)
    for location in scope.locations:
        asked[own.get(location.pk, least_a_year(location.kind))].append(location.pk)
    enough = Q()
    for number, locations in asked.items():
        enough |= Q(group__location__in=locations, talks__gte=number)
    return enough
