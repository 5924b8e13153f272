"""What a reader finds in a file: the seam between files from elsewhere and the register.

A reader yields first one `Header`, then records and row errors. Groups come before the people in them and children
before guardians. Every text fits its column in the register, holds no control characters and has no outer spaces;
an unknown text is "". Nothing here can hold a citizen number, an origin, a nationality or a pupil weight.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from decimal import Decimal
from typing import Literal, TypeAlias

from driehoek.exchange.readers.messages import in_english, in_own_language

Format = Literal["edexml", "oneroster", "sds", "guardians", "year_plan", "results"]
GroupKind = Literal["main", "composite"]
Relation = Literal["mother", "father", "stepparent", "foster", "grandparent", "guardian", "other", "unknown"]
Custody = Literal["yes", "no", "unknown"]
Information = Literal["full", "on_request", "none", "unknown"]


@dataclass(frozen=True, slots=True)
class Header:
    """What the file says about itself.

    `registry_code` is BRIN and site in six characters (99ZZ00) or another national number. `complete` is False for a
    file with changes only: who is not named stays as they are. `dropped` names sensitive fields that were seen and
    not read; `sites` names the school sites; `total` is the number of records or rows to expect, for progress.
    """

    format: Format
    version: str = ""
    school_year: str = ""
    registry_code: str = ""
    made_at: datetime | None = None
    complete: bool = True
    dropped: tuple[str, ...] = ()
    sites: tuple[str, ...] = ()
    total: int = 0


@dataclass(frozen=True, slots=True)
class GroupRecord:
    """A group; its `key` names it within this file, and also between files unless it is a dummy key (#001)."""

    key: str
    name: str
    grade: str
    kind: GroupKind
    row: int
    removed: bool = False

    @property
    def matching_key(self) -> str:
        """The key by which an earlier import knew this group; "" when it means nothing outside this file."""
        return "" if self.key.startswith("#") else self.key


@dataclass(frozen=True, slots=True)
class Membership:
    """Someone in a group, with the first and the last day where the file gives them; `removed` takes it back."""

    key: str
    start: date | None = None
    end: date | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class ChildRecord:
    """A child. `key` is "" when the file's key means nothing outside it: match by number, or name and birth date.

    In a file with changes only the names may be empty: then only the memberships change. `end` is the last day at
    school; `removed` means that the child no longer belongs to the school, on an unknown day.
    """

    key: str
    number: str
    given_name: str
    infix: str
    family_name: str
    birth_date: date | None
    grade: str
    groups: tuple[Membership, ...]
    row: int
    initials: str = ""
    start: date | None = None
    end: date | None = None
    postcode: str = ""
    site: str = ""
    removed: bool = False

    @property
    def group_keys(self) -> tuple[str, ...]:
        """The groups the child is in according to this file."""
        return tuple(group.key for group in self.groups if not group.removed)


@dataclass(frozen=True, slots=True)
class StaffRecord:
    """Someone who works at the school. `role_hint` is the file's own word: never a ground for rights."""

    key: str
    given_name: str
    infix: str
    family_name: str
    email: str
    groups: tuple[Membership, ...]
    role_hint: str
    row: int
    initials: str = ""
    removed: bool = False

    @property
    def group_keys(self) -> tuple[str, ...]:
        """The groups this person works in according to this file."""
        return tuple(group.key for group in self.groups if not group.removed)


@dataclass(frozen=True, slots=True)
class ChildLink:
    """Which child a guardian belongs to, and how: by `key` or `number` of the child, or by name and birth date."""

    key: str = ""
    number: str = ""
    given_name: str = ""
    infix: str = ""
    family_name: str = ""
    birth_date: date | None = None
    relation: Relation = "unknown"
    custody: Custody = "unknown"
    information: Information = "unknown"
    row: int = 0


@dataclass(frozen=True, slots=True)
class GuardianRecord:
    """One person with all links to children that the file gives; a person on several rows is one record.

    `phone` is E.164. `language_read` is a code Driehoek speaks, only from a column in which the parent chose it;
    `wants_email` is None when the file does not say. Without a name there is at least an e-mail address or a phone.
    """

    key: str
    given_name: str
    initials: str
    infix: str
    family_name: str
    email: str
    phone: str
    children: tuple[ChildLink, ...]
    row: int
    secret_phone: bool = False
    street: str = ""
    postcode: str = ""
    city: str = ""
    language_read: str = ""
    language_spoken: str = ""
    wants_email: bool | None = None
    removed: bool = False


@dataclass(frozen=True, slots=True)
class ActivityRecord:
    """A row of a year plan; "" and None are what it leaves empty. `number` is that of an activity that is there."""

    row: int
    number: int | None
    title: str
    why: str
    goal: str
    groups: tuple[str, ...]
    day: date | None
    begins: time | None
    ends: time | None
    place: str
    partnership: str
    participation: str
    level: str
    owner: str
    hours: Decimal | None
    budget: Decimal | None


@dataclass(frozen=True, slots=True)
class ResultRecord:
    """How far a child was in a subject: `level` is under, at or above; on `day`, or over `school_year` without one."""

    row: int
    children: tuple[ChildLink, ...]
    subject: str
    level: str
    day: date | None
    school_year: str


@dataclass(frozen=True, slots=True)
class RowError:
    """Something wrong in one row, as a person counts rows (in XML: lines); `field` is its name in the file."""

    row: int
    field: str
    code: str
    params: Mapping[str, str]

    @property
    def message(self) -> str:
        """What is wrong and what to do, in English."""
        return in_english(self.code, self.params)

    @property
    def translated(self) -> str:
        """The same in the language that is active now."""
        return in_own_language(self.code, self.params)


Record: TypeAlias = GroupRecord | ChildRecord | StaffRecord | GuardianRecord | ActivityRecord | ResultRecord
Item: TypeAlias = Header | Record | RowError
Stream: TypeAlias = Iterator[Item]
