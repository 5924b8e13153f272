"""One import on its way: where it goes, what it has met so far, and the report it leaves."""

from dataclasses import asdict, dataclass, field
from typing import Any

from driehoek.exchange.applying.ledger import Ledger, plain
from driehoek.exchange.models import ImportRun
from driehoek.exchange.readers.records import Header, RowError
from driehoek.people.models import ExternalKey, Location, SchoolYear

SHOWN_ERRORS = 500


@dataclass
class Report:
    """Counts of an import. `groups` … `guardians`: found in the file; the rest: what it does to the register."""

    format: str = ""
    version: str = ""
    school_year: str = ""
    groups: int = 0
    children: int = 0
    staff: int = 0
    guardians: int = 0
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
    """The state that the steps of one import share."""

    def __init__(self, location: Location, run: ImportRun | None = None) -> None:
        self.location = location
        self.report = Report()
        self.ledger = Ledger(run)
        self.header = Header("edexml")
        self.system = ""
        self.year: SchoolYear | None = None
        self.groups: dict[str, int] = {}
        self.met: dict[str, set[int]] = {kind: set() for kind in ExternalKey.Kind.values}

    @property
    def school_year(self) -> SchoolYear:
        """The school year that the groups go into; known as soon as the header was read."""
        if self.year is None:
            raise RuntimeError("the header comes first")
        return self.year

    def error(self, error: RowError) -> None:
        """Count a row error; the first 500 are kept in words."""
        self.report.error_count += 1
        if len(self.report.errors) < SHOWN_ERRORS:
            words = {"row": error.row, "field": error.field, "message": error.message}
            self.report.errors.append({**words, "code": error.code, "params": dict(error.params)})

    def notice(self, code: str, **params: str) -> None:
        """Say something that the reader should know but that is no error; each only once."""
        notice = {"code": code, "params": params}
        if notice not in self.report.notices:
            self.report.notices.append(notice)

    def keys(self, kind: str, keys: list[str]) -> dict[str, ExternalKey]:
        """Return key -> how this system called a record of this kind at this location."""
        rows = ExternalKey.objects.filter(location=self.location, system=self.system, kind=kind, key__in=keys)
        return {row.key: row for row in rows}

    def meet(self, kind: str, pk: int) -> bool:
        """Note that the file named this record; False when it did so before."""
        new = pk not in self.met[kind]
        self.met[kind].add(pk)
        return new

    def key_row(self, kind: str, key: str, pk: int, seen: dict[str, Any]) -> ExternalKey:
        """Return a new key for a record, with the values seen now."""
        values = {name: plain(value) for name, value in seen.items()}
        return ExternalKey(
            location=self.location, system=self.system, kind=kind, key=key, object_id=pk, seen=values
        )  # fmt: skip


def merge(row: Any, seen: dict[str, Any], fresh: dict[str, Any]) -> dict[str, Any]:
    """Set on `row` what changed in the file since `seen`, and return the values those fields had before.

    An empty value only counts when the file had something there earlier: files leave out what they do not know.
    """
    before: dict[str, Any] = {}
    for name, value in fresh.items():
        changed = plain(value) != seen.get(name, "" if value in ("", None) else object())
        if changed and not (name not in seen and value in ("", None)) and getattr(row, name) != value:
            before[name] = getattr(row, name)
            setattr(row, name, value)
    return before
