"""Data without names for research: one row per family, pseudonyms that no other export shares, and a codebook.

The rows pass through a temporary file in parts, so memory does not grow with their number. No names, no dates, no free
text; counts stop at `MOST`. Families with an objection are left out (AVG art. 21), of a student as well as of a parent.
"""

import csv
import hmac
import io
import json
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import islice
from secrets import token_bytes
from typing import Any

from django.db.models import Count, Q, QuerySet

from driehoek.activities.models import Attendance, Invitation
from driehoek.indicators.anonymity import HIDDEN, Quasi, generalised
from driehoek.indicators.counting import MARKS, counted
from driehoek.indicators.definitions import newest
from driehoek.indicators.models import ResearchExport, ResearchObjection
from driehoek.indicators.scope import Scope, here
from driehoek.logbook.models import Contact, Promise
from driehoek.people.models import Child, Enrolment, Family, Guardianship, StudentDecision
from driehoek.people.rules import today, years_before
from driehoek.shared.languages import DEFAULT

PART = 500
MOST = 10
QUASI = ("language", "youngest", "children", "new")
BANDS = ((4, "0-3"), (6, "4-5"), (9, "6-8"), (12, "9-11"), (16, "12-15"), (18, "16-17"), (200, "18+"))
COUNTS: dict[str, QuerySet[Any]] = {
    "invitations": Invitation.objects.all(), "visits": Attendance.objects.all(),
    "contacts": Contact.objects.all(), "promises": Promise.objects.all(),
}  # fmt: skip


@dataclass
class Made:
    """What became of an export: how many rows, how many were made coarser in a column, and who was left out."""

    rows: int = 0
    rare: int = 0
    objected: int = 0
    coarser: dict[str, int] = field(default_factory=lambda: dict.fromkeys(QUASI, 0))

    def as_data(self) -> dict[str, Any]:
        """As plain JSON; how many objected is about a few people, and is told only when it is not."""
        objected = self.objected if self.objected == 0 or self.objected >= 5 else "1-4"
        return {"rows": self.rows, "rare": self.rare, "objected": objected, "coarser": self.coarser}


def marks() -> list[str]:
    """The marks of families that are counted, by code."""
    return sorted({code for one in newest() if one.kin == "family" for code in counted(one)})


def columns() -> list[str]:
    """The columns of the data file."""
    return ["family", *QUASI, *marks(), *COUNTS]


def objecting(scope: Scope) -> QuerySet[Family]:
    """Families that are left out: a guardian said so, or a student objects to anything that stands today."""
    decisions = StudentDecision.objects.filter(kind=StudentDecision.Kind.OBJECTION, decided_on__lte=today())
    standing = decisions.filter(Q(withdrawn_on=None) | Q(withdrawn_on__gt=today()))
    said = Q(pk__in=ResearchObjection.objects.values("family")) | Q(children__decisions__in=standing)
    return scope.families().filter(said).distinct()


class Rows:
    """The rows of one export in a temporary file: put in by part, read in an order that says nothing."""

    def __init__(self, export: ResearchExport) -> None:
        """Look nothing up yet; the key of the pseudonyms lives as long as this object and is written nowhere."""
        self.scope, self.made = here(export.location, export.school_year), Made()
        self.key = token_bytes(32)
        self.file = sqlite3.connect("")
        self.file.execute("CREATE TABLE rows (name TEXT PRIMARY KEY, family INTEGER, quasi TEXT, rest TEXT)")

    def fill(self) -> None:
        """Read every family that does not object."""
        out = objecting(self.scope)
        self.made.objected = out.count()
        families = self.scope.families().exclude(pk__in=out.values("pk")).order_by("pk")
        numbers = families.values_list("pk", flat=True).iterator(PART)
        while part := list(islice(numbers, PART)):
            self.file.executemany("INSERT INTO rows VALUES (?, ?, ?, ?)", self._part(part))

    def _part(self, part: list[int]) -> Iterator[tuple[str, int, str, str]]:
        quasi, has, counts = _quasi(self.scope, part), _marks(self.scope, part), _counts(self.scope, part)
        for family in part:
            rest = [int(family in has[code]) for code in marks()] + [min(one.get(family, 0), MOST) for one in counts]
            name = hmac.new(self.key, str(family).encode(), "sha256").hexdigest()[:16]
            yield name, family, json.dumps(quasi[family]), json.dumps(rest)

    def published(self) -> Iterator[tuple[int, list[Any]]]:
        """Yield each family with its row, coarser where it would be rare, by pseudonym; count what became of all."""
        alike = self.file.execute("SELECT quasi, count(*) FROM rows GROUP BY quasi")
        counts = {tuple(json.loads(quasi)): number for quasi, number in alike}
        plan = generalised(counts, tuple(range(len(QUASI))))
        for name, family, quasi, rest in self.file.execute("SELECT * FROM rows ORDER BY name"):
            shown = plan[tuple(json.loads(quasi))]
            self._count(shown)
            if shown:
                yield family, [name, *shown, *json.loads(rest)]

    def _count(self, shown: Quasi | None) -> None:
        self.made.rows, self.made.rare = self.made.rows + bool(shown), self.made.rare + (not shown)
        for name, value in zip(QUASI, shown or (), strict=bool(shown)):
            self.made.coarser[name] += value == HIDDEN


def as_csv(values: list[Any]) -> str:
    """One line of a CSV file."""
    text = io.StringIO()
    csv.writer(text).writerow(values)
    return text.getvalue()


def _quasi(scope: Scope, part: list[int]) -> dict[int, Quasi]:
    """Family -> reading language, age band of the youngest child, how many children, whether the family is new."""
    enrolled = scope.enrolments().filter(child__family__in=part)
    children = Child.objects.filter(pk__in=enrolled.values("child")).values_list("family", "birth_date")
    born: dict[int, list[Any]] = {family: [] for family in part}
    for family, day in children:
        born[family].append(day)
    read = _languages(part)
    before = Enrolment.objects.filter(group__location=scope.location, group__school_year__start__lt=scope.year.start)
    known, earlier = before.exists(), set(before.filter(child__family__in=part).values_list("child__family", flat=True))
    return {
        family: (
            read.get(family, DEFAULT), _band(days), str(len(days)) if len(days) < 3 else "3+",
            ("no" if family in earlier else "yes") if known else "unknown",
        )
        for family, days in born.items()
    }  # fmt: skip


def _languages(part: list[int]) -> dict[int, str]:
    rows = Guardianship.objects.filter(child__family__in=part, information=Guardianship.Information.FULL)
    read: dict[int, set[str]] = {}
    for family, code in rows.values_list("child__family", "guardian__language_read").distinct():
        read.setdefault(family, set()).add(code)
    return {family: min(codes - {DEFAULT} or codes) for family, codes in read.items()}


def _band(days: list[Any]) -> str:
    known = [day for day in days if day]
    if not known:
        return "unknown"
    return next(band for under, band in BANDS if max(known) > years_before(today(), under))


def _marks(scope: Scope, part: list[int]) -> dict[str, set[int]]:
    """Mark -> the families of this part that carry it."""
    found: dict[str, set[int]] = {code: set() for code in marks()}
    for code in found:
        for function in MARKS["family", code]:
            rows = function(scope).order_by()
            family = rows.query.values_select[-1]
            found[code].update(row[1] for row in rows.filter(**{f"{family}__in": part}))
    return found


def _counts(scope: Scope, part: list[int]) -> list[dict[int, int]]:
    there = Q(activity__location=scope.location, activity__school_year=scope.year)
    spans = {
        "invitations": there, "visits": there,
        "contacts": scope.during("location", "at"), "promises": scope.during("location", "due"),
    }  # fmt: skip
    return [
        dict(rows.filter(spans[name], family__in=part).order_by().values_list("family").annotate(Count("pk")))
        for name, rows in COUNTS.items()
    ]
