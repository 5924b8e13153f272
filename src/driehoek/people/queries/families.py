"""What pages about families show: who is who, where they live, and who may be informed about whom."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from django.db.models import BooleanField, Case, Count, Prefetch, QuerySet, When

from driehoek.people import rules
from driehoek.people.models import (
    Account,
    Child,
    Enrolment,
    Family,
    Group,
    Guardian,
    Guardianship,
    Household,
    StudentDecision,
)
from driehoek.people.models.base import on_day
from driehoek.people.queries.doors import groups_for
from driehoek.people.rules import Closed, why_closed


@dataclass(frozen=True)
class Tie:
    """A guardian's tie to one child; `closed` says why the school may not inform them, None when it may."""

    guardianship: Guardianship
    closed: Closed | None

    @property
    def guardian(self) -> Guardian:
        """The guardian of this tie."""
        return self.guardianship.guardian


@dataclass
class Person:
    """A guardian with the ties to each child of the family."""

    guardian: Guardian
    ties: list[Tie] = field(default_factory=list)

    @property
    def may_be_contacted(self) -> bool:
        """Whether there is a child about whom the school may contact this guardian today."""
        return any(tie.closed is None for tie in self.ties)

    @property
    def limits(self) -> list[Tie]:
        """The ties through which this guardian may not be informed."""
        return [tie for tie in self.ties if tie.closed]


@dataclass
class Home:
    """An address (None: not known) with the guardians of a family who live there."""

    household: Household | None
    people: list[Person] = field(default_factory=list)


@dataclass(frozen=True)
class FamilyFile:
    """Who is who in a family; children carry their groups of today in `.current` and objections in `.objections`."""

    family: Family
    children: Sequence[Child]
    homes: list[Home]

    @property
    def people(self) -> list[Person]:
        """All guardians of the family."""
        return [person for home in self.homes for person in home.people]

    @property
    def groups(self) -> list[Group]:
        """The groups of the children today, with their locations."""
        return [enrolment.group for child in self.children for enrolment in child.current]  # type: ignore[attr-defined]

    @property
    def open_pairs(self) -> set[tuple[int, int]]:
        """Family and guardian pk of everybody whom the school may contact today."""
        return {(self.family.pk, person.guardian.pk) for person in self.people if person.may_be_contacted}

    @property
    def may_be_contacted(self) -> bool:
        """Whether there is anybody in this family whom the school may contact today."""
        return any(person.may_be_contacted for person in self.people)


def ties_of(children: Iterable[Child]) -> list[Tie]:
    """Return every guardianship of these children with why it is closed today; one query."""
    is_open = Case(When(rules.guardianship_is_open(), then=True), default=False, output_field=BooleanField())
    rows = Guardianship.objects.filter(child__in=[child.pk for child in children]).annotate(is_open=is_open)
    rows = rows.select_related("guardian__household", "child").order_by("child", "-is_open", "pk")
    return [Tie(row, None if row.is_open else why_closed(row)) for row in rows]


def family_file(family: Family) -> FamilyFile:
    """Return who is who in this family; four queries."""
    objections = StudentDecision.objects.filter(rules.objection_stands())
    children = list(
        family.children.prefetch_related(current_groups(), Prefetch("decisions", objections, to_attr="objections"))
    )
    people: dict[int, Person] = {}
    for tie in ties_of(children):
        people.setdefault(tie.guardian.pk, Person(tie.guardian)).ties.append(tie)
    homes: dict[int | None, Home] = {}
    for person in people.values():
        household = person.guardian.household
        homes.setdefault(household.pk if household else None, Home(household)).people.append(person)
    return FamilyFile(family, children, list(homes.values()))


def current_groups() -> "Prefetch[str]":
    """Prefetch a child's enrolments of today, with group and location, as `.current`."""
    today = Enrolment.objects.filter(on_day(rules.today())).select_related("group__location")
    return Prefetch("enrolments", today, to_attr="current")


@dataclass(frozen=True)
class FamilyRow:
    """A family in a list: children with `.current`, and each guardian once."""

    family: Family
    children: list[Child]
    guardians: list[Guardian]


def family_rows(families: Iterable[Family]) -> list[FamilyRow]:
    """Return these families ready to be listed; three queries for any number."""
    families = list(families)
    children: defaultdict[int, list[Child]] = defaultdict(list)
    guardians: defaultdict[int, dict[int, Guardian]] = defaultdict(dict)
    rows = Child.objects.filter(family__in=families).prefetch_related(current_groups(), "guardianships__guardian")
    for child in rows:
        children[child.family_id].append(child)
        guardians[child.family_id] |= {tie.guardian_id: tie.guardian for tie in child.guardianships.all()}
    return [FamilyRow(row, children[row.pk], list(guardians[row.pk].values())) for row in families]


def listed_groups(account: Account) -> QuerySet[Group]:
    """Groups within reach by location and name, with the number of children of today in `.size`."""
    size = Count("enrolments", filter=on_day(rules.today(), "enrolments__"))
    return groups_for(account).annotate(size=size).order_by("location__name", "name", "pk")


def children_in(group: Group) -> QuerySet[Child]:
    """Children enrolled in this group today, by name."""
    enrolled = Enrolment.objects.filter(on_day(rules.today()), group=group)
    return Child.objects.filter(pk__in=enrolled.values("child")).select_related("family")


@dataclass(frozen=True)
class ChildRow:
    """A child in a group list with the ties to its guardians."""

    child: Child
    ties: list[Tie]


def child_rows(children: Iterable[Child]) -> list[ChildRow]:
    """Return these children with their guardians; one query for any number."""
    children = list(children)
    ties: defaultdict[int, list[Tie]] = defaultdict(list)
    for tie in ties_of(children):
        ties[tie.guardianship.child_id].append(tie)
    return [ChildRow(child, ties[child.pk]) for child in children]
