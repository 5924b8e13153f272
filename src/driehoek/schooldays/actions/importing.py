"""Bring absence in from a file: first say what would change, then do it; the same file again changes nothing."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.people import rules
from driehoek.people.audit import record
from driehoek.people.models import Account, Enrolment, Location
from driehoek.schooldays.actions.first_day import must_be_told, no_longer_asked, tell_parents
from driehoek.schooldays.actions.signals import recount
from driehoek.schooldays.files import Line, LineError
from driehoek.schooldays.models import Missed
from driehoek.schooldays.rules import RIGHT

COMPARED = ("end", "hours", "kind", "reason")


@dataclass
class Outcome:
    """What a file brings: absences that are new or changed, how many stay as they are, and the rows with errors."""

    new: list[Missed] = field(default_factory=list)
    changed: list[Missed] = field(default_factory=list)
    unchanged: int = 0
    errors: list[LineError] = field(default_factory=list)


def compare(*, location: Location, lines: Iterable[Line | LineError]) -> Outcome:
    """Say what these lines would change at this location, without changing anything; three queries.

    What somebody noted by hand is not noted a second time; the file only adds a reason that nobody gave. An absence
    that somebody took back, or that a parent explained, is left as people made it.
    """
    lines = list(lines)
    outcome, places = Outcome(), _places(location)
    known = _Known(location, [line for line in lines if isinstance(line, Line)])
    for line in lines:
        if isinstance(line, LineError):
            outcome.errors.append(line)
        else:
            _sort(outcome, line, places, known)
    return outcome


@transaction.atomic
def bring_in(*, location: Location, lines: Iterable[Line | LineError], by: Account) -> Outcome:
    """Write what `compare` says, count the children again and tell parents about today.

    Rows with errors are left out. Raises PermissionDenied without the right over the whole location.
    """
    if not Location.objects.filter(rules.whole_locations_in_reach(by, RIGHT), pk=location.pk).exists():
        raise PermissionDenied
    outcome = compare(location=location, lines=lines)
    for missed in [*outcome.new, *outcome.changed]:
        missed.reported_by = missed.reported_by or by
        missed.save()
        if missed.reason != Missed.Reason.UNKNOWN:
            no_longer_asked(missed=missed)
    for missed in filter(must_be_told, outcome.new):
        tell_parents(missed=missed)
    for child, group in {(missed.child, missed.group) for missed in [*outcome.new, *outcome.changed]}:
        recount(child=child, group=group)
    record("absences_imported", by=by, location=location, new=len(outcome.new), changed=len(outcome.changed))
    return outcome


def _places(location: Location) -> dict[str, list[Enrolment]]:
    """Pupil number -> enrolments at this location."""
    rows = Enrolment.objects.filter(group__location=location).exclude(child__number="")
    places: dict[str, list[Enrolment]] = {}
    for row in rows.select_related("child__family", "group__location__organisation").order_by("-group__kind", "pk"):
        places.setdefault(row.child.number, []).append(row)
    return places


class _Known:
    """What is noted already: from an earlier file by its key, and by hand by child, kind and day."""

    def __init__(self, location: Location, lines: list[Line]) -> None:
        rows = Missed.objects.filter(group__location=location)
        rows = rows.select_related("child__family", "group__location__organisation").order_by("pk")
        self.by_key = {row.source_key: row for row in rows.exclude(source_key="")}
        first, last = min((one.start for one in lines), default=None), max((one.end for one in lines), default=None)
        among = rows.filter(source_key="", taken_back_at=None, start__lte=last, end__gte=first) if lines else []
        self.by_hand = list(among)

    def find(self, key: str, child: int, line: Line) -> Missed | None:
        """The absence that this line tells about, if it is noted."""
        same = (row for row in self.by_hand if row.child_id == child and row.kind == line.kind and _meet(row, line))
        return self.by_key.get(key) or next(same, None)


def _meet(row: Missed, line: Line) -> bool:
    return bool(row.start and row.end and row.start <= line.end and line.start <= row.end)


def _sort(outcome: Outcome, line: Line, places: dict[str, list[Enrolment]], known: _Known) -> None:
    place = next((row for row in places.get(line.number, []) if _holds(row, line.start)), None)
    key = f"file:{line.number[:40]}:{line.start:%Y%m%d}:{line.kind}"
    if place is None:
        message = _("No child with number %(number)s is here on that day.") % {"number": line.number[:40]}
        outcome.errors.append(LineError(line.row, message))
        return
    values: dict[str, Any] = {name: getattr(line, name) for name in COMPARED} | {"source_key": key}
    missed = known.find(key, place.child_id, line)
    if missed is None:
        known.by_key[key] = Missed(child=place.child, group=place.group, start=line.start, **values)
        outcome.new.append(known.by_key[key])
    elif missed in outcome.new or not _differs(missed, values):
        outcome.unchanged += 1
    else:
        _change(outcome, missed, values)


def _change(outcome: Outcome, missed: Missed, values: dict[str, Any]) -> None:
    for name, value in values.items():
        setattr(missed, name, value)
    outcome.changed.append(missed)


def _holds(row: Enrolment, day: date) -> bool:
    return (row.start is None or row.start <= day) and (row.end is None or day <= row.end)


def _differs(missed: Missed, values: dict[str, Any]) -> bool:
    by_people = missed.taken_back_at or missed.told_by_id or _has_a_reason_by_hand(missed)
    return not by_people and any(getattr(missed, name) != values[name] for name in COMPARED)


def _has_a_reason_by_hand(missed: Missed) -> bool:
    return not missed.source_key and missed.reason != Missed.Reason.UNKNOWN
