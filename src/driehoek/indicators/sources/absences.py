"""Times that an invited family did not come, and why."""

from collections.abc import Iterable

from django.db.models import QuerySet

from driehoek.activities.models import Absence
from driehoek.activities.reasons import reasons
from driehoek.indicators.counting import Base, Marks, Rows, mark, unit
from driehoek.indicators.register import Register
from driehoek.indicators.scope import Scope


def _absences(scope: Scope) -> QuerySet[Absence]:
    return Absence.objects.filter(activity__location__in=scope.locations, activity__school_year__in=scope.years)


@unit("absence")
def absences(register: Register) -> Iterable[Base]:
    """Absences of families that are counted."""
    rows = _absences(register.scope).values_list("activity__location", "pk", "family").order_by("pk")
    return [(*row, None) for row in rows if (row[0], row[2]) in register.roll.families]


@mark("absence", "reason_known")
def reason_known(scope: Scope) -> Rows:
    """A reason was given, by the parent or to a colleague."""
    return _absences(scope).exclude(reason="").values_list("activity__location", "pk")


def _because(code: str) -> Marks:
    def because(scope: Scope) -> Rows:
        return _absences(scope).filter(reason=code).values_list("activity__location", "pk")

    return because


for _reason in reasons():
    mark("absence", f"reason_{_reason.code}")(_because(_reason.code))
