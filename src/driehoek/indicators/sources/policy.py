"""The parts of a policy for parents (S3, section 1.3), and which of them a location has recorded this year."""

from collections.abc import Callable, Iterable

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet, Value

from driehoek.activities.models import Activity
from driehoek.indicators.counting import Base, Rows, mark, unit
from driehoek.indicators.register import Register
from driehoek.indicators.scope import Scope
from driehoek.people.models import Location
from driehoek.policy.models import Goal, Vision

Part = Callable[[Scope], Q]
PARTS: list[str] = []


def part(code: str) -> Callable[[Part], Part]:
    """Register the function that matches locations which have recorded this part of their policy."""

    def register(function: Part) -> Part:
        PARTS.append(code)
        number = len(PARTS)

        @mark("part", "in_place")
        def in_place(scope: Scope) -> Rows:
            rows = Location.objects.filter(function(scope), Q(pk__in=[location.pk for location in scope.locations]))
            return rows.annotate(number=Value(number, IntegerField())).values_list("pk", "number")

        return function

    return register


@unit("part")
def parts(register: Register) -> Iterable[Base]:
    """Every part for which there is a data source, at every location."""
    return [
        (location.pk, number, None, (code,))
        for location in register.scope.locations
        for number, code in enumerate(PARTS, 1)
    ]


def _goals(scope: Scope) -> QuerySet[Goal]:
    return Goal.objects.filter(location=OuterRef("pk"), school_year__in=scope.years, archived_at=None)


@part("vision")
def vision(_scope: Scope) -> Q:
    """There is a vision."""
    return Q(Exists(Vision.objects.filter(location=OuterRef("pk"))))


@part("goals")
def goals(scope: Scope) -> Q:
    """There are goals for this school year."""
    return Q(Exists(_goals(scope)))


@part("at_home")
def at_home(scope: Scope) -> Q:
    """There is a goal to equip parents for at home."""
    return Q(Exists(_goals(scope).filter(kind=Goal.Kind.EQUIP)))


@part("plan")
def plan(scope: Scope) -> Q:
    """Every goal has activities."""
    going_on = Activity.objects.filter(goal=OuterRef("pk")).exclude(state=Activity.State.CANCELLED)
    return goals(scope) & ~Q(Exists(_goals(scope).filter(~Exists(going_on))))


@part("evaluation")
def evaluation(scope: Scope) -> Q:
    """Every goal has a measure and somebody who looks back; the day is always there."""
    return goals(scope) & ~Q(Exists(_goals(scope).filter(Q(measure="") | Q(owner=None))))
