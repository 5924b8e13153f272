"""Promises whose day has passed, and whether they were kept in time."""

from collections.abc import Iterable

from django.db.models import F, Q, QuerySet
from django.db.models.functions import TruncDate

from driehoek.indicators.counting import Base, Rows, mark, unit
from driehoek.indicators.register import Register
from driehoek.indicators.scope import Scope
from driehoek.logbook.models import Promise
from driehoek.people.rules import today


def _due(scope: Scope) -> QuerySet[Promise]:
    passed = Q(due__lt=today()) | Q(state=Promise.State.KEPT)
    rows = Promise.objects.filter(passed, scope.during("location", "due"))
    return rows.exclude(state=Promise.State.DECLINED).order_by()


@unit("promise")
def promises(register: Register) -> Iterable[Base]:
    """Promises to families that are counted, except those of which the family said that they were not needed."""
    rows = _due(register.scope).values_list("location", "pk", "family").order_by("pk")
    return [(*row, None) for row in rows if (row[0], row[2]) in register.roll.families]


@mark("promise", "kept")
def kept(scope: Scope) -> Rows:
    """Kept, in time or later."""
    return _due(scope).filter(state=Promise.State.KEPT).values_list("location", "pk")


@mark("promise", "in_time")
def in_time(scope: Scope) -> Rows:
    """Kept on the agreed day or before."""
    rows = _due(scope).filter(state=Promise.State.KEPT).annotate(closed_on=TruncDate("closed_at"))
    return rows.filter(closed_on__lte=F("due")).values_list("location", "pk")
