"""One import on its way: where it goes, what it has met so far, and the report it leaves."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import date
from functools import cached_property
from itertools import islice
from typing import Any, Protocol

from driehoek.exchange.applying.ledger import Ledger
from driehoek.exchange.models import ImportRun
from driehoek.exchange.readers.records import Header, RowError
from driehoek.people.models import ExternalKey, Group, Location, SchoolYear

CHUNK = 500
SHOWN_ERRORS = 500
SHOWN_NOTICES = 50


def chunks(numbers: Iterable[int]) -> Iterator[list[int]]:
    """Yield numbers 500 at a time."""
    some = iter(numbers)
    while chunk := list(islice(some, CHUNK)):
        yield chunk


class Brought(Protocol):
    """What the report counts."""

    is_new: bool
    is_changed: bool


@dataclass
class Report:
    """Counts of an import. `groups` … `results`: found in the file; the rest: what it does to the register."""

    format: str = ""
    version: str = ""
    school_year: str = ""
    groups: int = 0
    children: int = 0
    staff: int = 0
    guardians: int = 0
    activities: int = 0
    results: int = 0
    created: int = 0
    updated: int = 0
    unchanged: int = 0
    left: int = 0
    error_count: int = 0
    errors: list[dict[str, Any]] = field(default_factory=list)
    notices: list[dict[str, Any]] = field(default_factory=list)

    def as_json(self) -> dict[str, Any]:
        """Return plain JSON."""
        return asdict(self)


class Session:
    """The state that the steps of one import share; it grows with the numbers of records, never with their contents."""

    def __init__(self, location: Location, run: ImportRun | None = None) -> None:
        self.location = location
        self.report = Report()
        self.ledger = Ledger(run)
        self.header = Header("edexml")
        self.system = ""
        self.year: SchoolYear | None = None
        self.past_end: date | None = None
        self.groups: dict[str, int] = {}
        self.met: dict[str, set[int]] = {kind: set() for kind in ExternalKey.Kind.values}
        self.results: set[Any] = set()
        self.linked: set[int] = set()
        self.gone: set[int] = set()
        self.strangers = 0

    @property
    def school_year(self) -> SchoolYear:
        """The school year that the groups go into; known as soon as the header was read."""
        if self.year is None:
            raise RuntimeError("the header comes first")
        return self.year

    @cached_property
    def groups_of_year(self) -> set[int]:
        """All groups of the location in the school year; asked for when the groups in the file are there."""
        groups = Group.objects.filter(location=self.location, school_year=self.school_year)
        return set(groups.values_list("pk", flat=True))

    @cached_property
    def known_groups(self) -> set[int]:
        """The groups of the school year that this system named, now or before."""
        keys = ExternalKey.objects.filter(location=self.location, system=self.system, kind="group")
        named = keys.filter(key__startswith=f"{self.school_year.name}/")
        return set(named.values_list("object_id", flat=True))

    def known_among(self, kind: str, pks: list[int]) -> set[int]:
        """Return those of these records that this system named, now or before."""
        keys = ExternalKey.objects.filter(kind=kind, object_id__in=pks, location=self.location, system=self.system)
        return set(keys.values_list("object_id", flat=True))

    def ends_with_year(self, day: date) -> bool:
        """Whether a day is but the end of the past year that a file is about: who was there then is here now."""
        return self.past_end is not None and day >= self.past_end

    def error(self, error: RowError) -> None:
        """Count a row error; the first 500 are kept in words."""
        self.report.error_count += 1
        if len(self.report.errors) < SHOWN_ERRORS:
            words = {"row": error.row, "field": error.field, "message": error.message}
            self.report.errors.append({**words, "code": error.code, "params": dict(error.params)})

    def notice(self, code: str, **params: str) -> None:
        """Say something that the reader should know but that is no error; each only once, and the first 50."""
        notice = {"code": code, "params": params}
        if notice not in self.report.notices and len(self.report.notices) < SHOWN_NOTICES:
            self.report.notices.append(notice)

    def without_child(self, number: int) -> None:
        """Note that people without any child here were left out."""
        self.strangers += number

    def count(self, entries: Iterable[Brought]) -> None:
        """Add up what happened to entries once all of their steps are done."""
        for entry in entries:
            self.report.created += entry.is_new
            self.report.updated += entry.is_changed and not entry.is_new
            self.report.unchanged += not entry.is_changed and not entry.is_new

    def keys(self, kind: str, keys: list[str]) -> dict[str, ExternalKey]:
        """Return key -> how this system called a record of this kind at this location."""
        rows = ExternalKey.objects.filter(location=self.location, system=self.system, kind=kind, key__in=keys)
        return {row.key: row for row in rows} if keys else {}

    def meet(self, kind: str, pk: int) -> bool:
        """Note that the file named this record; False when it did so before."""
        new = pk not in self.met[kind]
        self.met[kind].add(pk)
        return new

    def key_row(self, kind: str, key: str, pk: int, seen: dict[str, Any]) -> ExternalKey:
        """Return a new key for a record, with the values seen now."""
        return ExternalKey(
            location=self.location, system=self.system, kind=kind, key=key, object_id=pk, seen=seen
        )  # fmt: skip
