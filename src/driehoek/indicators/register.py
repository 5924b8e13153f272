"""Who is counted: every family, child and guardian of a scope, with the language and groups they count under."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from django.db.models import Q

from driehoek.indicators.figures import Profile
from driehoek.indicators.scope import Scope
from driehoek.people.models import Enrolment, Guardianship
from driehoek.shared.languages import DEFAULT

Place = tuple[int, int]  # a location, and a record of it


@dataclass(frozen=True)
class Record:
    """One record that is counted: its number, and the family whose it is (None: it is about no family)."""

    location: int
    unit: int
    family: int | None
    profile: Profile


@dataclass
class Roll:
    """The enrolments of a scope: which families and children, in which groups."""

    families: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))
    children: dict[Place, set[str]] = field(default_factory=lambda: defaultdict(set))
    parent: dict[int, int] = field(default_factory=dict)


class Register:
    """What the register says of a scope; three queries, however many there are of anything."""

    def __init__(self, scope: Scope) -> None:
        """Look nothing up yet."""
        self.scope = scope

    @cached_property
    def roll(self) -> Roll:
        """Families and children with their groups."""
        roll, rows = Roll(), self.scope.enrolments()
        for location, family, child, group in rows.values_list(
            "group__location", "child__family", "child", "group__name"
        ):
            roll.families[location, family].add(group)
            roll.children[location, child].add(group)
            roll.parent[child] = family
        return roll

    @cached_property
    def languages(self) -> dict[int, str]:
        """Family -> the language it reads; when guardians differ, the one that is not Dutch."""
        read: dict[int, set[str]] = defaultdict(set)
        families = self.scope.enrolments().values("child__family")
        rows = Guardianship.objects.filter(child__family__in=families, information="full")
        for family, language in rows.values_list("child__family", "guardian__language_read").distinct():
            read[family].add(language)
        return {family: min(codes - {DEFAULT} or codes) for family, codes in read.items()}

    @cached_property
    def earlier(self) -> set[Place]:
        """Families that had a child at the location in an earlier school year."""
        before = Q()
        for year in self.scope.years:
            before |= Q(group__location__organisation=year.organisation_id, group__school_year__start__lt=year.start)
        rows = Enrolment.objects.filter(self.scope.at("group__location"), before)
        return set(rows.values_list("group__location", "child__family").distinct())

    @cached_property
    def with_past(self) -> set[int]:
        """Locations of which the register holds an earlier school year: elsewhere nobody knows who is new."""
        return {location for location, _family in self.earlier}

    def profile(self, place: Place, marks: frozenset[str], groups: Iterable[str] | None = None) -> Profile:
        """What is known of a family, or of a record of it in these groups."""
        first_time = place not in self.earlier if place[0] in self.with_past else None
        own = self.roll.families[place] if groups is None else groups
        return Profile(self.languages.get(place[1], DEFAULT), tuple(sorted(own)), first_time, marks)
