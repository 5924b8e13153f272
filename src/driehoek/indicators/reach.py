"""Count how far families were reached: invited, saw, answered, came. In a fixed number of queries."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from driehoek.activities.models import Attendance, Invitation
from driehoek.logbook.models import Contact
from driehoek.people.models import Enrolment, Family, Group, Guardianship, Location, SchoolYear
from driehoek.people.rules import today
from driehoek.shared.languages import DEFAULT
from driehoek.shared.stats import Interval, share, wilson

STAGES = ("invited", "seen", "answered", "came")
Place = tuple[int, int]


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
        """The enrolments that count here."""
        rows = enrolments_in([self.location], [self.year])
        return rows if self.groups is None else rows.filter(group__in=self.groups)

    def families(self) -> QuerySet[Family]:
        """The families that count."""
        return Family.objects.filter(pk__in=self.enrolments().values("child__family"))


def enrolments_in(locations: Iterable[Location], years: Iterable[SchoolYear]) -> QuerySet[Enrolment]:
    """Enrolments that touched their school year up to today, in the main and composite groups of these locations."""
    rows = Enrolment.objects.filter(group__location__in=locations, group__school_year__in=years)
    begun = Q(start=None) | (Q(start__lte=today()) & Q(start__lte=F("group__school_year__end")))
    not_over = Q(end=None) | Q(end__gte=F("group__school_year__start"))
    return rows.filter(begun, not_over)


def flags_of(scope: Scope) -> list[Flags]:
    """Return what is known of each family in the scope."""
    return flags_in(scope.enrolments(), [scope.location], [scope.year])[scope.location.pk]


def flags_in(
    enrolments: QuerySet[Enrolment], locations: Iterable[Location], years: Iterable[SchoolYear]
) -> dict[int, list[Flags]]:
    """Return location pk -> what is known of each of its families; four queries, however many there are of both."""
    locations, years = list(locations), list(years)
    groups: dict[Place, set[str]] = defaultdict(set)
    for location, family, group in enrolments.values_list("group__location", "child__family", "group__name"):
        groups[location, family].add(group)
    languages, stages = _languages(enrolments), _stages(locations, years)
    flags: dict[int, list[Flags]] = {location.pk: [] for location in locations}
    for (location, family), names in sorted(groups.items()):
        reached = frozenset(stages.get((location, family), ()))
        flags[location].append(Flags(family, languages.get(family, DEFAULT), frozenset(names), reached))
    return flags


def _stages(locations: list[Location], years: list[SchoolYear]) -> dict[Place, set[str]]:
    """(location, family) -> the stages reached; who answered has seen it too, also when another phone drew the page."""
    there = {"activity__location__in": locations, "activity__school_year__in": years}
    reached: dict[Place, set[str]] = defaultdict(set)
    invited = Invitation.objects.filter(**there).values("activity__location", "family").order_by()
    for row in invited.annotate(seen=Count("seen_at"), answered=Count("answered_at")):
        steps = 3 if row["answered"] else 2 if row["seen"] else 1
        reached[row["activity__location"], row["family"]].update(STAGES[:steps])
    for place in Attendance.objects.filter(**there).values_list("activity__location", "family").distinct():
        reached[place].add("came")
    return reached


def _languages(enrolments: QuerySet[Enrolment]) -> dict[int, str]:
    families = enrolments.values("child__family")
    rows = Guardianship.objects.filter(child__family__in=families, information=Guardianship.Information.FULL)
    read: dict[int, set[str]] = defaultdict(set)
    for family, language in rows.values_list("child__family", "guardian__language_read").distinct():
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
