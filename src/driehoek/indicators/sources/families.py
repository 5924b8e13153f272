"""Families, and how they answered what was offered: invited, saw it, answered, came."""

from collections.abc import Iterable

from django.db.models import Q

from driehoek.activities.models import Attendance, Invitation
from driehoek.indicators.counting import Base, Rows, mark, unit
from driehoek.indicators.register import Register
from driehoek.indicators.scope import Scope


@unit("family")
def families(register: Register) -> Iterable[Base]:
    """Every family with a child enrolled."""
    return [(location, family, family, None) for location, family in sorted(register.roll.families)]


@unit("new_family")
def new_families(register: Register) -> Iterable[Base]:
    """Families of which no child was at the location in an earlier school year."""
    known = [place for place in sorted(register.roll.families) if place[0] in register.with_past]
    return [(place[0], place[1], place[1], None) for place in known if place not in register.earlier]


def _there(scope: Scope) -> Q:
    return Q(activity__location__in=scope.locations, activity__school_year__in=scope.years)


def _invited(scope: Scope, *which: Q) -> Rows:
    return Invitation.objects.filter(_there(scope), *which).values_list("activity__location", "family")


@mark("family", "invited")
def invited(scope: Scope) -> Rows:
    """At least one guardian was invited."""
    return _invited(scope)


@mark("family", "seen")
def seen(scope: Scope) -> Rows:
    """At least one guardian saw an invitation."""
    return _invited(scope, Q(seen_at__isnull=False))


@mark("family", "answered")
def answered(scope: Scope) -> Rows:
    """At least one guardian answered an invitation; who answered has seen it, also when another phone drew the page."""
    return _invited(scope, Q(answered_at__isnull=False))


@mark("family", "came")
def came(scope: Scope) -> Rows:
    """Somebody of the family was registered as present."""
    return Attendance.objects.filter(_there(scope)).values_list("activity__location", "family")
