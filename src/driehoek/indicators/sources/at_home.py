"""What families did at home (S3, section 1.3), and who takes part both at home and at school (row H4; S0)."""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from driehoek.activities.models import Attendance
from driehoek.home.models import Joining, Reply
from driehoek.home.rules import done
from driehoek.indicators.counting import Rows, mark
from driehoek.indicators.scope import Scope

Rowset = QuerySet[Any]


def _did(scope: Scope, *which: Q) -> Rowset:
    there = {"suggestion__group__location__in": scope.locations, "suggestion__group__school_year__in": scope.years}
    return Reply.objects.filter(done(), *which, **there)


def _joined(scope: Scope) -> Rowset:
    there = {"programme__group__location__in": scope.locations, "programme__group__school_year__in": scope.years}
    return Joining.objects.filter(left_at=None, **there)


def _also_came(scope: Scope, place: str) -> Exists:
    here = {"activity__location": OuterRef(place), "family": OuterRef("child__family")}
    return Exists(Attendance.objects.filter(activity__school_year__in=scope.years, **here))


@mark("family", "did_at_home")
def did_at_home(scope: Scope) -> Rows:
    """A parent said so, or the child gave a face."""
    return _did(scope).values_list("suggestion__group__location", "child__family")


@mark("family", "programme_at_home")
def did_programme(scope: Scope) -> Rows:
    """Did an activity of a programme."""
    in_programme = Q(suggestion__programme__isnull=False)
    return _did(scope, in_programme).values_list("suggestion__group__location", "child__family")


@mark("family", "programme_at_home")
def joined_programme(scope: Scope) -> Rows:
    """Joined a programme."""
    return _joined(scope).values_list("programme__group__location", "child__family")


@mark("family", "both")
def did_both(scope: Scope) -> Rows:
    """Did an activity of a programme, and came to one at school."""
    rows = _did(scope, Q(suggestion__programme__isnull=False)).filter(_also_came(scope, "suggestion__group__location"))
    return rows.values_list("suggestion__group__location", "child__family")


@mark("family", "both")
def joined_both(scope: Scope) -> Rows:
    """Joined a programme, and came to an activity at school."""
    rows = _joined(scope).filter(_also_came(scope, "programme__group__location"))
    return rows.values_list("programme__group__location", "child__family")
