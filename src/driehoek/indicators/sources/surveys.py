"""Questions of which parents and the team gave a mark, and whether both see it the same way (S4)."""

from collections.abc import Iterable

from django.db.models import QuerySet

from driehoek.indicators.counting import Base, Rows, mark, unit
from driehoek.indicators.register import Register
from driehoek.indicators.scope import Scope
from driehoek.surveys.models import Gap

SAME = 1.0  # marks apart: from a whole mark on both do not see it the same way


def _gaps(scope: Scope) -> QuerySet[Gap]:
    return Gap.objects.filter(survey__location__in=scope.locations, survey__school_year__in=scope.years)


@unit("asked_of_both")
def asked_of_both(register: Register) -> Iterable[Base]:
    """Every question with a mark of at least five parents and five of the team, in a survey that is closed."""
    rows = _gaps(register.scope).order_by("pk").values_list("survey__location", "pk", "question")
    return [(location, number, None, (question,)) for location, number, question in rows]


@mark("asked_of_both", "sees_the_same")
def sees_the_same(scope: Scope) -> Rows:
    """The averages lie less than one mark apart."""
    return _gaps(scope).filter(value__gt=-SAME, value__lt=SAME).values_list("survey__location", "pk")
