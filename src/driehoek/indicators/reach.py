"""Count how far families were reached: invited, saw, answered, came. Five queries, whatever the number of families."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils import timezone

from driehoek.activities.models import Attendance, Invitation
from driehoek.logbook.models import Contact
from driehoek.people.models import Enrolment, Family, Group, Guardianship, Location, SchoolYear
from driehoek.people.rules import today
from driehoek.shared.languages import DEFAULT
from driehoek.shared.stats import Interval, share, wilson

STAGES = ("invited", "seen", "answered", "came")


@dataclass(frozen=True)
class Reach:
    """Numbers of families: `families` in the register, of which so many at each stage. None: hidden, too few."""

    key: str
    families: int | None
    invited: int | None
    seen: int | None
    answered: int | None
    came: int | None

    @property
    def share(self) -> float | None:
        """The share of families that came, from 0 to 1."""
        return None if self.came is None or self.families is None else share(self.came, self.families)

    @property
    def interval(self) -> Interval | None:
        """Between which bounds that share lies (Wilson, 95%)."""
        return None if self.came is None or self.families is None else wilson(self.came, self.families)


@dataclass(frozen=True)
class Flags:
    """What is known of one family this school year."""

    family: int
    language: str
    groups: frozenset[str]
    stages: frozenset[str]


@dataclass(frozen=True)
class Scope:
    """Whose figures: a location in a school year, for all groups or only those given."""

    location: Location
    year: SchoolYear
    groups: frozenset[int] | None = None

    @property
    def until(self) -> date:
        """The last day that counts: today, or the end of a past school year."""
        return min(self.year.end, today())

    def enrolments(self) -> QuerySet[Enrolment]:
        """Enrolments that touched this school year up to today, in the main and composite groups of the location."""
        rows = Enrolment.objects.filter(group__location=self.location, group__school_year=self.year)
        rows = rows.filter(Q(start=None) | Q(start__lte=self.until), Q(end=None) | Q(end__gte=self.year.start))
        return rows if self.groups is None else rows.filter(group__in=self.groups)

    def families(self) -> QuerySet[Family]:
        """The families that count."""
        return Family.objects.filter(pk__in=self.enrolments().values("child__family"))


def flags_of(scope: Scope) -> list[Flags]:
    """Return what is known of each family in the scope."""
    groups: dict[int, set[str]] = defaultdict(set)
    for family, group in scope.enrolments().values_list("child__family", "group__name"):
        groups[family].add(group)
    languages = _languages(scope)
    return [
        Flags(pk, languages.get(pk, DEFAULT), frozenset(groups[pk]), frozenset(_stages(row)))
        for pk, *row in _with_stages(scope).values_list("pk", *STAGES)
    ]


def _stages(row: Iterable[bool]) -> list[str]:
    """The stages reached; who came or answered has seen it too, also when the page was drawn on another phone."""
    reached = [stage for stage, yes in zip(STAGES, row, strict=True) if yes]
    last = max((STAGES.index(stage) for stage in reached if stage != "came"), default=-1)
    return [*STAGES[: last + 1], *(["came"] if "came" in reached else [])]


def _with_stages(scope: Scope) -> QuerySet[Family]:
    invited = Invitation.objects.filter(
        family=OuterRef("pk"), activity__location=scope.location, activity__school_year=scope.year
    )
    came = Attendance.objects.filter(
        family=OuterRef("pk"), activity__location=scope.location, activity__school_year=scope.year
    )
    return scope.families().annotate(
        invited=Exists(invited),
        seen=Exists(invited.filter(seen_at__isnull=False)),
        answered=Exists(invited.filter(answered_at__isnull=False)),
        came=Exists(came),
    )


def _languages(scope: Scope) -> dict[int, str]:
    rows = Guardianship.objects.filter(
        child__family__in=scope.families().values("pk"), information=Guardianship.Information.FULL
    )
    read: dict[int, set[str]] = defaultdict(set)
    for family, language in rows.values_list("child__family", "guardian__language_read"):
        read[family].add(language)
    return {family: min(codes - {DEFAULT} or codes) for family, codes in read.items()}


def total(flags: Iterable[Flags], key: str = "") -> Reach:
    """Add families up."""
    rows = list(flags)
    counts = {stage: sum(stage in row.stages for row in rows) for stage in STAGES}
    return Reach(key, len(rows), **counts)


def by_language(flags: list[Flags]) -> list[Reach]:
    """One row per reading language, the least reached first."""
    return _lowest_first(
        total((row for row in flags if row.language == key), key) for key in {f.language for f in flags}
    )


def by_group(flags: list[Flags]) -> list[Reach]:
    """One row per group, the least reached first; a family with children in two groups counts in both."""
    names = {name for row in flags for name in row.groups}
    return _lowest_first(total((row for row in flags if name in row.groups), name) for name in names)


def _lowest_first(rows: Iterable[Reach]) -> list[Reach]:
    return sorted(rows, key=lambda row: (row.share or 0, -(row.families or 0), row.key))


def never_reached(scope: Scope) -> QuerySet[Family]:
    """Families that this school year never came, never answered and were never spoken to, by name."""
    begin = timezone.make_aware(datetime.combine(scope.year.start, time()))
    met = Contact.objects.filter(
        Q(mode__in=(Contact.Mode.HEARD, Contact.Mode.TOGETHER)) | Q(verb__in=("came", "answered")),
        family=OuterRef("pk"), location=scope.location, at__gte=begin, at__date__lte=scope.until,
    )  # fmt: skip
    return scope.families().filter(~Exists(met)).order_by("name", "pk")


def groups_of(scope: Scope) -> QuerySet[Group]:
    """The groups of a scope, for choosing one."""
    return Group.objects.filter(pk__in=scope.enrolments().values("group")).order_by("name")
