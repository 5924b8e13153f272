"""Everything an evidence file is made from, read once."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Count as Number
from django.db.models import Prefetch, Q, QuerySet

from driehoek.activities.models import Absence
from driehoek.evidence.closing import given
from driehoek.indicators.counting import Count, count
from driehoek.indicators.definitions import newest
from driehoek.indicators.figures import Figure
from driehoek.indicators.scope import Scope, here
from driehoek.logbook.models import Promise
from driehoek.people.models import Account, Location, SchoolYear
from driehoek.plancheck.queries import Checked, checked
from driehoek.policy.models import Evaluation, Goal, Vision
from driehoek.policy.queries import vision_now
from driehoek.population.models import ParentAnalysis


@dataclass(frozen=True)
class Times:
    """A time that an invited family did not come."""

    family: int
    reason: str
    excused: bool


@dataclass(frozen=True)
class Reading:
    """A location in a school year, with the figures that the reader may see."""

    scope: Scope
    by: Account | None
    inside: bool
    counted: Mapping[str, Count]
    vision: Vision | None
    goals: list[Goal]
    absent: list[Times]
    followed: Mapping[str, int]
    parents: ParentAnalysis | None
    checked: Checked

    @cached_property
    def figures(self) -> Mapping[str, Figure | None]:
        """Code -> the figure; None where it is not given to this reader."""
        if self.inside:
            return {code: one.figure for code, one in self.counted.items()}
        return given(self.counted)

    @property
    def told_vision(self) -> Vision | None:
        """The vision; outside the school only one that was adopted or published."""
        one = self.vision
        return one if one and (self.inside or one.adopted_on or one.published_at) else None


def readings(location: Location, year: SchoolYear, by: Account | None) -> tuple[Reading, Reading]:
    """The same facts for who sees the families and for everybody else; a fixed number of queries."""
    scope = here(location, year)
    counted = count(scope, newest())
    vision, goals, absent = vision_now(location), list(_goals(scope)), _absent(scope, counted["barriers"])
    followed, found = _followed(scope), checked(location, year)
    parents = ParentAnalysis.objects.filter(location=location, school_year=year).first()
    inside, outside = (
        Reading(scope, by, whole, counted, vision, goals, absent, followed, parents, found) for whole in (True, False)
    )
    return inside, outside


def _goals(scope: Scope) -> QuerySet[Goal]:
    looked_back = Prefetch("evaluations", Evaluation.objects.filter(taken_back_at=None))
    rows = Goal.objects.filter(location=scope.location, school_year=scope.year, archived_at=None)
    planned = Number("activities", filter=~Q(activities__state="cancelled"), distinct=True)
    done = Number("activities", filter=Q(activities__state="closed"), distinct=True)
    found: QuerySet[Goal] = rows.annotate(planned=planned, done=done).order_by("kind", "title")
    return found.select_related("owner").prefetch_related(looked_back)


def _followed(scope: Scope) -> dict[str, int]:
    """State -> how many promises that came out of an absence of this school year are in it."""
    here = Absence.objects.filter(activity__location=scope.location, activity__school_year=scope.year)
    rows = Promise.objects.filter(about_kind="absence", about_id__in=here.values("pk")).order_by()
    return dict(rows.values_list("state").annotate(number=Number("pk")))


def _absent(scope: Scope, barriers: Count) -> list[Times]:
    """The times that the figure about barriers counts."""
    asked = {record.unit for record in barriers.records}
    rows = Absence.objects.filter(activity__location=scope.location, activity__school_year=scope.year).order_by("pk")
    times = rows.values_list("pk", "family", "reason", "excused")
    return [Times(family, reason, excused) for pk, family, reason, excused in times if pk in asked]
