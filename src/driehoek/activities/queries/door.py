"""The list at the door: which families are invited, who of them is there, and who was not."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.crypto import salted_hmac

from driehoek.activities.models import Activity, Attendance, Invitation
from driehoek.activities.queries import attendances_at, invitations_at, text_in
from driehoek.activities.rules import expected_today
from driehoek.logbook.actions import FOLLOW_UP_DAYS, working_days
from driehoek.people.models import Account, Enrolment, Family, Guardian, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.queries import contact_persons, families_for, search_families
from driehoek.people.queries.search import fold
from driehoek.people.rules import guardianship_is_open, today
from driehoek.shared.moments import AMSTERDAM

MOST_FOUND = 8
SHORTEST_SEARCH = 2


@dataclass(frozen=True)
class Person:
    """A guardian who may be tapped; `attendance` is the number of the registration when they are there."""

    guardian: Guardian
    attendance: int | None
    answer: str = ""


@dataclass
class DoorFamily:
    """A family at the door. `number` is its place on the printed list, which never shifts."""

    family: Family
    number: int = 0
    invitations: list[Invitation] = field(default_factory=list)
    attendances: list[Attendance] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    names: list[str] = field(default_factory=list)

    @property
    def groups(self) -> str:
        """The groups for which they are invited."""
        return ", ".join(sorted({row.group.name for row in self.invitations}))

    @property
    def comes(self) -> bool:
        """Whether somebody of the family said yes."""
        return any(row.answer == Invitation.Answer.YES for row in self.invitations)

    @property
    def cannot(self) -> bool:
        """Whether somebody said no and nobody yes."""
        return not self.comes and any(row.answer == Invitation.Answer.NO for row in self.invitations)

    @property
    def others(self) -> dict[str, int]:
        """Who else of the family is there: word -> number of the registration."""
        return {row.other: row.pk for row in self.attendances if row.guardian_id is None}

    @property
    def here(self) -> bool:
        """Whether anybody of the family is there."""
        return bool(self.attendances)


@dataclass(frozen=True)
class Door:
    """All families at the door, as far as this account may see them; `came` counts families."""

    families: list[DoorFamily]
    came: int
    invited: int

    @property
    def walked_in(self) -> int:
        """How many families came without invitation."""
        return sum(row.here and not row.invitations for row in self.families)


def door_of(account: Account, activity: Activity) -> Door:
    """Return the families of an activity: invited ones who may still be, and who walked in."""
    rows: dict[int, DoorFamily] = {}
    # By the order in which they were invited: who is added later comes last, so that numbers on paper stay true.
    invited = activity.invitations.order_by("pk").values_list("family", flat=True)
    numbers = {family: number for number, family in enumerate(dict.fromkeys(invited), start=1)}
    for invitation in invitations_at(account, activity).filter(expected_today()).order_by("pk"):
        row = rows.setdefault(invitation.family_id, DoorFamily(invitation.family, numbers[invitation.family_id]))
        row.invitations.append(invitation)
        row.names = list(dict.fromkeys([*row.names, invitation.child.given_name or invitation.child.full_name]))
    count = len(rows)
    for attendance in attendances_at(account, activity).order_by("pk"):
        rows.setdefault(attendance.family_id, DoorFamily(attendance.family)).attendances.append(attendance)
    came = sum(bool(row.attendances and row.invitations) for row in rows.values())
    return Door(sorted(rows.values(), key=_order), came, count)


def _order(row: DoorFamily) -> tuple[bool, str, int]:
    return (not row.comes, fold(row.names[0] if row.names else row.family.name), row.family.pk)


def matching(families: Iterable[DoorFamily], words: str) -> list[DoorFamily]:
    """Keep the families in which every word begins a name, whatever its accents."""
    wanted = fold(words).split()
    return [row for row in families if all(any(name.startswith(word) for name in _names(row)) for word in wanted)]


def _names(row: DoorFamily) -> list[str]:
    people = [str(one.guardian) for one in row.invitations] + [str(one.guardian) for one in row.attendances]
    children = [str(one.child) for one in row.invitations]
    return fold(" ".join([row.family.name, *row.names, *people, *children])).split()


def not_invited(account: Account, activity: Activity, words: str, door: Door) -> list[DoorFamily]:
    """Families at this location, in reach, that fit the words and are not on the list."""
    if len(words.strip()) < SHORTEST_SEARCH:
        return []
    here = Enrolment.objects.filter(on_day(today()), group__location=activity.location_id).values("child__family")
    mine = families_for(account, "register_attendance").filter(pk__in=here).values("pk")
    listed = [row.family.pk for row in door.families]
    found = search_families(account, words).prefetch_related(None).filter(pk__in=mine).exclude(pk__in=listed)
    return [DoorFamily(family) for family in found[:MOST_FOUND]]


def with_people(families: Sequence[DoorFamily]) -> Sequence[DoorFamily]:
    """Add the guardians who may be tapped: those who may be informed today, and whoever is there already."""
    ties = Guardianship.objects.filter(guardianship_is_open(), child__family__in=[row.family.pk for row in families])
    guardians: dict[int, dict[int, Guardian]] = {}
    children: dict[int, dict[str, None]] = {}
    for tie in ties.select_related("guardian", "child").order_by("pk"):
        guardians.setdefault(tie.child.family_id, {})[tie.guardian_id] = tie.guardian
        children.setdefault(tie.child.family_id, {})[tie.child.given_name or tie.child.full_name] = None
    for row in families:
        here = {one.guardian_id: one for one in row.attendances if one.guardian_id}
        known = guardians.get(row.family.pk, {}) | {pk: one.guardian for pk, one in here.items() if one.guardian}
        answers = {one.guardian_id: one.answer for one in row.invitations}
        row.people = [
            Person(guardian, here[pk].pk if pk in here else None, answers.get(pk, "")) for pk, guardian in known.items()
        ]
        row.names = row.names or list(children.get(row.family.pk, {})) or [row.family.name]
    return families


def one_family(account: Account, activity: Activity, family: Family) -> tuple[Door, DoorFamily]:
    """Return the door, and one family in it with its people, also when it is not on the list."""
    door = door_of(account, activity)
    row = next((row for row in door.families if row.family.pk == family.pk), DoorFamily(family))
    return door, with_people([row])[0]


def seconds_left(activity: Activity) -> int:
    """How long a phone may keep the list: to the end of the day itself, and not on any other day."""
    day = timezone.localdate(activity.starts_at)
    if day != today() or activity.state == Activity.State.CANCELLED:
        return 0
    midnight = datetime.combine(day + timedelta(days=1), time.min, AMSTERDAM)
    return int((midnight - timezone.now()).total_seconds())


def shelf_of(account: Account) -> str:
    """Under which name a phone keeps the taps of this account: the same each time, and not who it is."""
    return salted_hmac("driehoek.door", str(account.pk)).hexdigest()[:16]


def guardian_at_door(family: Family) -> QuerySet[Guardian]:
    """Guardians of a family who may be tapped."""
    ties = Guardianship.objects.filter(guardianship_is_open(), child__family=family)
    return Guardian.objects.filter(pk__in=ties.values("guardian"))


@dataclass(frozen=True)
class Missed:
    """A family that did not come: what they said beforehand, and who will follow up."""

    row: DoorFamily
    owner: Account | None

    @property
    def reason(self) -> str:
        """The reason of who said no beforehand."""
        return next((one.reason for one in self.row.invitations if self.row.cannot and one.reason), "")


@dataclass(frozen=True)
class Closing:
    """What closing the list will do."""

    door: Door
    missed: list[Missed]
    due: date
    title: str


def closing_of(account: Account, activity: Activity) -> Closing:
    """Return who did not come, and the promise that each of them becomes."""
    door = door_of(account, activity)
    absent = [row for row in door.families if not row.here]
    owners = contact_persons([row.invitations[0].group for row in absent])
    missed = [Missed(row, owners.get(row.invitations[0].group_id) or activity.owner) for row in absent]
    return Closing(door, missed, working_days(FOLLOW_UP_DAYS), text_in(activity, account.language).title)
