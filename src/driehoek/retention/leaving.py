"""When children left: what the terms count from."""

import calendar
from collections import defaultdict
from datetime import date
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from driehoek.people.models import Child, Enrolment, Family, Guardian

PEOPLE: dict[str, str] = {"child": "child", "family": "child__family", "guardian": "child__guardianships__guardian"}
MODELS = {"child": Child, "family": Family, "guardian": Guardian}


def months_before(day: date, months: int) -> date:
    """The same day so many months earlier; the last day of that month where it has no such day."""
    years, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(years, month + 1, min(day.day, calendar.monthrange(years, month + 1)[1]))


def with_last_day(enrolments: "QuerySet[Enrolment]") -> "QuerySet[Enrolment]":
    """Enrolments with `last`: their last day; one without an end goes on until the school year is over."""
    return enrolments.annotate(last=Coalesce("end", "group__school_year__end"))


def left(who: str, location: int, limits: dict[int, date | None]) -> "QuerySet[Any]":
    """Children, families or guardians of a location of whom every child left on or before the limit of each place.

    `limits`: location -> the latest last day that counts as long enough ago, None where nothing may be erased yet. A
    child who went on to another location of the same board is judged by that one too.
    """
    too_recent = with_last_day(Enrolment.objects.all()).filter(_later_than(limits))
    path = PEOPLE[who]
    there = Enrolment.objects.filter(group__location=location, **{path: OuterRef("pk")})
    rows: QuerySet[Any] = MODELS[who]._default_manager.filter(Exists(there))
    return rows.exclude(Exists(too_recent.filter(**{path: OuterRef("pk")})))


def _later_than(limits: dict[int, date | None]) -> Q:
    places: dict[date | None, list[int]] = defaultdict(list)
    for location, limit in limits.items():
        places[limit].append(location)
    later = Q(pk__in=[])
    for limit, there in places.items():
        later |= Q(group__location__in=there) & (Q(last__gt=limit) if limit else Q(last=F("last")))
    return later
