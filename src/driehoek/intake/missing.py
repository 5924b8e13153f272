"""Children without an intake some weeks after they began: that becomes a promise to the family (S3, section 1.3)."""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.db.models import Exists, F, OuterRef, QuerySet

from driehoek.intake.models import Intake
from driehoek.logbook.models import Promise
from driehoek.people.models import Enrolment, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.rules import guardianship_is_open, today
from driehoek.shared import strict

FILE = Path(__file__).parent / "data" / "missing.toml"
FIELDS = ("after_weeks", "within_working_days", "kinds")


@dataclass(frozen=True)
class Terms:
    """After how many weeks it is promised, within how many working days it is done, at which kinds of location."""

    after: timedelta
    within: int
    kinds: tuple[str, ...]


@cache
def terms() -> Terms:
    """The terms of this installation; raises `DataError` on any slip in the file."""
    table = strict.read(FILE)
    strict.check_fields(FILE.name, table, FIELDS)
    return Terms(
        after=timedelta(weeks=strict.whole(FILE.name, table, "after_weeks")),
        within=strict.whole(FILE.name, table, "within_working_days"),
        kinds=strict.choices(FILE.name, table, "kinds", Location.Kind.values),
    )


def without_intake() -> QuerySet[Enrolment]:
    """Places of children who began this school year, long enough ago, without an intake and without a promise of it."""
    here = {"child": OuterRef("child"), "location": OuterRef("group__location")}
    done = Intake.objects.filter(**here, kind=Intake.Kind.START, finished_at__isnull=False)
    promised = Promise.objects.filter(about_kind="intake", about_id=OuterRef("child"), location=here["location"])
    before = Enrolment.objects.filter(
        child=OuterRef("child"), group__location=here["location"], start__lt=OuterRef("group__school_year__start")
    )
    told = Guardianship.objects.filter(guardianship_is_open(), child=OuterRef("child"))
    rows = Enrolment.objects.filter(
        on_day(today()), Exists(told), ~Exists(done), ~Exists(promised), ~Exists(before),
        group__location__kind__in=terms().kinds, start__gte=F("group__school_year__start"),
        start__lte=today() - terms().after, group__school_year__end__gte=today(),
    )  # fmt: skip
    return rows.select_related("child__family", "group__location").order_by("pk")
