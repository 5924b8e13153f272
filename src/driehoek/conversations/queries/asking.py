"""Whom a round asks: guardians of its children who may be informed, those who live apart each by themselves."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from driehoek.conversations.models import Host, Party, Round
from driehoek.conversations.rules import chosen_for
from driehoek.people.models import Child, Enrolment, Family, Group, Guardian, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.queries import contact_persons
from driehoek.people.rules import guardianship_is_open, today
from driehoek.people.spoken import dutch_name
from driehoek.shared.languages import DEFAULT, language

HomeKey = tuple[int, int]


@dataclass
class Circle:
    """Guardians of one family who live at one address, with their children in the round and the group of each."""

    family_id: int
    guardians: dict[int, Guardian] = field(default_factory=dict)
    children: dict[int, tuple[Child, Group]] = field(default_factory=dict)

    @property
    def interpreter(self) -> Guardian | None:
        """Somebody among them who would like an interpreter."""
        return next((one for one in self.guardians.values() if one.wants_interpreter), None)

    def newcomers(self, asked: set[int]) -> list[Guardian]:
        """Those who are not among the asked ones."""
        return [one for pk, one in self.guardians.items() if pk not in asked]


@dataclass(frozen=True)
class Preview:
    """What asking would do now: `new` circles, families `before`; `closed` have nobody who may be informed.

    `unsure` counts families of whom no address is known, so that each guardian is asked apart.
    """

    new: list[Circle]
    before: int
    closed: list[Family]
    unsure: int

    @property
    def families(self) -> int:
        """How many families would be asked now."""
        return len({circle.family_id for circle in self.new})

    @property
    def guardians(self) -> int:
        """How many guardians would be asked now."""
        return sum(len(circle.guardians) for circle in self.new)

    @property
    def apart(self) -> int:
        """Families of which two circles would be asked now, each by themselves."""
        return _twice(circle.family_id for circle in self.new)


def enrolled(round_: Round) -> QuerySet[Enrolment]:
    """The children of the round: enrolled in its groups on its first day, or today while there is no day."""
    day = on_day(_first_day(round_) or today())
    return Enrolment.objects.filter(day, chosen_for(round_), group__in=round_.groups.values("pk"))


def _first_day(round_: Round) -> date | None:
    return min((day.date for day in round_.days.all()), default=None)


def circles(round_: Round) -> dict[HomeKey, Circle]:
    """(Family, home) -> who would come together; an address that is not known is shared with nobody.

    Who may not be informed today, or not any more on the first day, is in none.
    """
    first = _first_day(round_)
    group_of = {row.child_id: row.group for row in enrolled(round_).select_related("group").order_by("-pk")}
    ties = Guardianship.objects.filter(guardianship_is_open(), child__in=group_of)
    ties = ties.filter(guardianship_is_open(day=first)) if first else ties
    found: dict[HomeKey, Circle] = {}
    for tie in ties.select_related("guardian", "child").order_by("child__family", "guardian", "child"):
        circle = found.setdefault(home_of(tie.child.family_id, tie.guardian), Circle(tie.child.family_id))
        circle.guardians[tie.guardian_id] = tie.guardian
        circle.children[tie.child_id] = (tie.child, group_of[tie.child_id])
    return found


def home_of(family_id: int, guardian: Guardian) -> HomeKey:
    """What two guardians of a family share when they come together."""
    return family_id, guardian.household_id or -guardian.pk


def preview_of(round_: Round) -> Preview:
    """Return what asking would do, in a constant number of queries."""
    every = circles(round_)
    asked = set(Party.guardians.through.objects.filter(party__round=round_).values_list("guardian", flat=True))
    new = [circle for circle in every.values() if not asked >= set(circle.guardians)]
    families = Family.objects.filter(children__enrolments__in=enrolled(round_)).distinct()
    return Preview(
        new=new,
        before=Party.objects.filter(round=round_).values("family").distinct().count(),
        closed=list(families.exclude(pk__in={family for family, _ in every}).order_by("name", "pk")),
        unsure=_twice(family for family, home in every if home < 0),
    )


def _twice(families: Iterable[int]) -> int:
    return sum(number > 1 for number in Counter(families).values())


def hosts_for_all(round_: Round) -> dict[int, list[Host]]:
    """Group pk -> the colleagues with whom every family of it talks.

    Those are the colleagues of whom the school said so; without any, in a round that every family must have, the
    contact person of the group when they take part.
    """
    hosts = list(round_.hosts.select_related("account").prefetch_related("groups"))
    groups = list(round_.groups.all())
    asked = {group.pk: [host for host in hosts if host.asked and group in host.groups.all()] for group in groups}
    if not round_.compulsory:
        return asked
    contacts = contact_persons(groups, standing=True)
    theirs = {
        group.pk: [host for host in hosts if host.account == contacts.get(group.pk) and group in host.groups.all()]
        for group in groups
    }
    return {pk: found or theirs[pk] for pk, found in asked.items()}


def languages_needed(round_: Round) -> dict[str, int]:
    """Language as families call it -> how many parties want an interpreter of the school, most first; "" is not known.

    Who was asked counts by what they said; who was not yet, by what is known of their contact needs.
    """
    parties = Party.objects.filter(round=round_, declined_at=None, joined=None, interprets=Party.Interprets.SCHOOL)
    spoken = list(parties.order_by("pk").values_list("language", flat=True))
    waiting = [] if round_.asked_at else [circle.interpreter for circle in circles(round_).values()]
    return _counted([*spoken, *(language_of(one) for one in waiting if one)])


def _counted(names: Iterable[str]) -> dict[str, int]:
    """Capitals make no other language, nor how its speakers write it; what stands first stands for all."""
    found: dict[str, str] = {}
    keys = Counter(found.setdefault(name.casefold(), name).casefold() for name in map(dutch_name, names))
    return {found[key]: number for key, number in sorted(keys.items(), key=lambda pair: (-pair[1], pair[0]))}


def language_of(guardian: Guardian) -> str:
    """The language of the interpreter a guardian needs: as they call it, else the one they read.

    Nothing when that is Dutch: somebody must ask them.
    """
    named = guardian.language_spoken.strip() or language(guardian.language_read).own_name
    return "" if named.casefold() == language(DEFAULT).own_name.casefold() else named
