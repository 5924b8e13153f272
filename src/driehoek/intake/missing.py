"""Children without an intake: that becomes a promise to the family (S3, section 1.3).

Some weeks after they began, and a few at a time for children who were here before this school year.
"""

from dataclasses import dataclass
from datetime import timedelta
from functools import cache
from pathlib import Path

from django.db.models import (
    BooleanField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.db.models.functions import Coalesce

from driehoek.intake.models import Intake
from driehoek.logbook.models import Promise
from driehoek.people.models import Enrolment, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.rules import guardianship_is_open, today
from driehoek.shared import strict

FILE = Path(__file__).parent / "data" / "missing.toml"
FIELDS = ("within_working_days", "kinds", "new", "earlier")


@dataclass(frozen=True)
class Terms:
    """When it is promised, within how many working days it is done, at which kinds of location.

    `after` counts from the day a child began this school year, `earlier_after` from the first day of the school year
    for who was here before; of those not more than `open_per_group` at a time.
    """

    after: timedelta
    earlier_after: timedelta
    open_per_group: int
    within: int
    kinds: tuple[str, ...]


@cache
def terms() -> Terms:
    """The terms of this installation; raises `DataError` on any slip in the file."""
    table = strict.read(FILE)
    strict.check_fields(FILE.name, table, FIELDS)
    new, earlier = table["new"], table["earlier"]
    strict.check_fields(f"{FILE.name}, new", new, ("after_weeks",))
    strict.check_fields(f"{FILE.name}, earlier", earlier, ("after_weeks", "open_per_group"))
    return Terms(
        after=timedelta(weeks=strict.whole(FILE.name, new, "after_weeks")),
        earlier_after=timedelta(weeks=strict.whole(FILE.name, earlier, "after_weeks")),
        open_per_group=strict.whole(FILE.name, earlier, "open_per_group"),
        within=strict.whole(FILE.name, table, "within_working_days"),
        kinds=strict.choices(FILE.name, table, "kinds", Location.Kind.values),
    )


def without_intake() -> QuerySet[Enrolment]:
    """Places of children without an intake and without a promise of it, for whom it is time; who is new comes first.

    Each row says in `was_here` whether the child was at the location before this school year.
    """
    here = {"child": OuterRef("child"), "location": OuterRef("group__location")}
    done = Intake.objects.filter(**here, kind=Intake.Kind.START, finished_at__isnull=False)
    promised = Promise.objects.filter(about_kind="intake", about_id=OuterRef("child"), location=here["location"])
    told = Guardianship.objects.filter(guardianship_is_open(), child=OuterRef("child"))
    rows = Enrolment.objects.filter(
        on_day(today()), Exists(told), ~Exists(done), ~Exists(promised),
        group__location__kind__in=terms().kinds, group__school_year__end__gte=today(),
    )  # fmt: skip
    rows = rows.annotate(was_here=_was_here(), open_here=_open_here()).filter(_is_time())
    return rows.select_related("child__family", "group__location").order_by("was_here", "pk")


def _was_here() -> ExpressionWrapper[Q]:
    year = OuterRef("group__school_year__start")
    same = Enrolment.objects.filter(child=OuterRef("child"), group__location=OuterRef("group__location"))
    before = Exists(same.filter(start__lt=year)) | Q(start=None)
    return ExpressionWrapper(before, output_field=BooleanField())


def _open_here() -> Coalesce:
    """How many promises of an intake the group has open."""
    rows = Promise.objects.filter(about_kind="intake", group=OuterRef("group"), state=Promise.State.OPEN)
    counted = rows.order_by().values("group").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0, output_field=IntegerField())


def _is_time() -> Q:
    new = Q(was_here=False, start__gte=F("group__school_year__start"), start__lte=today() - terms().after)
    year_began = Q(group__school_year__start__lte=today() - terms().earlier_after)
    return new | (Q(was_here=True, open_here__lt=terms().open_per_group) & year_began)
