"""Doors to the courses, open days and places of children, and what pages about them read."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.translation import get_language

from driehoek.activities.models import Activity
from driehoek.guide import rules
from driehoek.guide.library import Step, graph
from driehoek.guide.models import Course, OpenDay
from driehoek.guide.phrases import SECTORS, went_on
from driehoek.people.models import Account, Child, Enrolment, Group, Guardian, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import children_of, found, group_for, location_for
from driehoek.people.rules import locations_in_reach, today, whole_locations_in_reach
from driehoek.shared.languages import DEFAULT
from driehoek.texts.queries import Shown, shown

MOST_OPEN_DAYS = 6


@dataclass(frozen=True)
class Led:
    """A course with where it leads, in the language of the page; a count only where it may be shown."""

    course: Course
    step: Step
    studies: Shown | None
    jobs: Shown | None

    @property
    def sector(self) -> str:
        """Its direction in the language of the page."""
        return str(SECTORS[self.course.sector])

    @property
    def went_on(self) -> str:
        """How many went on to study, in words; empty when that is not known or too few."""
        part, whole = self.course.went_on, self.course.left
        return went_on(part or 0, whole or 0) if rules.may_be_shown(part, whole) else ""


def led(courses: Iterable[Course]) -> list[Led]:
    """Courses with their words in the language of the page; one query more for any number."""
    rows = [row for row in courses if row.step in graph().steps]
    texts = [text for row in rows for text in (row.studies, row.jobs) if text]
    words = shown(texts, get_language() or DEFAULT)
    return [
        Led(row, graph().steps[row.step], words.get(row.studies_id or 0), words.get(row.jobs_id or 0)) for row in rows
    ]


def courses_at(location: Location) -> QuerySet[Course]:
    """What a location teaches now; everybody may read it."""
    return location.courses.filter(archived_at=None).select_related("studies", "jobs")


def open_days_at(location: Location) -> QuerySet[OpenDay]:
    """The open days to come that a location tells about; everybody may read them."""
    rows = location.open_days.filter(cancelled_at=None, ends_at__gte=timezone.now())
    return rows.select_related("location", "activity").prefetch_related("activity__texts")


def guided_location(code: str) -> Location:
    """A location that tells something in the guide, for everybody; Http404 when it tells nothing."""
    here = Q(Exists(Course.objects.filter(location=OuterRef("pk"), archived_at=None))) | Q(
        Exists(OpenDay.objects.filter(location=OuterRef("pk"), cancelled_at=None, ends_at__gte=timezone.now()))
    )
    return found(Location.objects.filter(here), code=code)


def open_day(pk: int) -> OpenDay:
    """One open day, for everybody who wants it in their calendar; also one that was cancelled."""
    return found(OpenDay.objects.select_related("location"), pk=pk)


# Staff


def course_for(account: Account, pk: int) -> Course:
    """A course that this account may change, or Http404."""
    places = Location.objects.filter(whole_locations_in_reach(account, rules.COURSES))
    rows = Course.objects.filter(location__in=places.values("pk"))
    return found(rows.select_related("location__organisation", "studies", "jobs"), pk=pk)


def open_day_for(account: Account, pk: int) -> OpenDay:
    """An open day that this account may change, or Http404."""
    places = Location.objects.filter(locations_in_reach(account, rules.OPEN_DAYS))
    return found(OpenDay.objects.filter(location__in=places.values("pk")).select_related("location"), pk=pk)


def visits_at(location: Location) -> QuerySet[Activity]:
    """Activities to come in which families can go together."""
    coming = location.activities.filter(starts_at__gte=timezone.now()).exclude(state=Activity.State.CANCELLED)
    return coming.prefetch_related("texts")


def place_to_guide(account: Account, code: str, right: str = rules.READ) -> Location:
    """A location where this account may fill in this part of the guide, or Http404."""
    return location_for(account, code, right, whole=right == rules.COURSES)


@dataclass(frozen=True)
class Pupil:
    """A child in a group, and where it is in the guide; None where nobody said."""

    child: Child
    step: Step | None


def pupils_in(account: Account, pk: int) -> tuple[Group, list[Pupil]]:
    """A group of which this account may say where its children are, and where they are; Http404 else."""
    group = group_for(account, pk, rules.PLACE)
    if len(rules.steps_at(group.location)) < 2:  # there is nothing to choose
        raise Http404
    rows = Child.objects.filter(Exists(Enrolment.objects.filter(on_day(today()), child=OuterRef("pk"), group=group)))
    children = rows.select_related("guide_step", "family")
    return group, [Pupil(child, rules.step_of(group, _chosen(child))) for child in children]


# Parents


@dataclass(frozen=True)
class Here:
    """A guardian's child in the guide: its group of today, and its step where that is known."""

    child: Child
    group: Group | None
    step: Step | None

    @property
    def choices(self) -> list[Step]:
        """Between which steps somebody can choose: none where the school leaves no doubt."""
        fitting = rules.steps_at(self.group.location) if self.group else []
        return fitting if len(fitting) > 1 else []


def places_of(guardian: Guardian) -> list[Here]:
    """Where the children are about whom this guardian may be informed; three queries."""
    return [_here(child) for child in children_of(guardian).select_related("guide_step")]


def place_of(guardian: Guardian, pk: int) -> Here:
    """Where one child is, or Http404."""
    return _here(found(children_of(guardian).select_related("guide_step", "family"), pk=pk))


def _here(child: Child) -> Here:
    groups: list[Group] = [one.group for one in child.current]  # type: ignore[attr-defined]
    group = next((one for one in groups if rules.steps_at(one.location)), groups[0] if groups else None)
    return Here(child, group, rules.step_of(group, _chosen(child)))


def _chosen(child: Child) -> str:
    row = getattr(child, "guide_step", None)  # a child without has no such attribute
    return row.step if row else ""
