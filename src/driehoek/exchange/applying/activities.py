"""Activities of a year plan: found by their number, or by title and moment; new ones are drafts."""

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from driehoek.activities.models import Activity, ActivityText
from driehoek.exchange.applying.session import Session
from driehoek.exchange.applying.year_plan import WrongError, YearPlan, groups_of, values_of
from driehoek.exchange.readers.errors import shown
from driehoek.exchange.readers.records import ActivityRecord, RowError
from driehoek.exchange.readers.year_plan import HEADINGS
from driehoek.shared.languages import DEFAULT

USUAL = {"partnership": "pedagogical", "participation": "join_in", "level": "2.0"}
# What parents were told; it changes on the page of the activity, where they hear of it.
TOLD = ("starts_at", "ends_at", "place")


@dataclass
class Entry:
    """One row with the activity it is about (new ones: unsaved) and what it changes."""

    record: ActivityRecord
    activity: Activity
    groups: set[int]
    before: dict[str, Any] = field(default_factory=dict)
    is_new: bool = False
    is_changed: bool = False


def apply_activities(session: Session, records: list[ActivityRecord]) -> None:
    """Make or change the activities of a chunk; a row that does not fit is an error and is left out."""
    session.report.activities += len(records)
    plan, entries = YearPlan(session), []
    for record in records:
        try:
            entries.append(_entry(plan, record))
        except WrongError as wrong:
            session.error(RowError(record.row, HEADINGS[wrong.name], wrong.bad.code, wrong.bad.params))
    _write(session, entries)
    session.count(entries)


def _entry(plan: YearPlan, record: ActivityRecord) -> Entry:
    groups, values = groups_of(plan, record), values_of(plan, record)
    found = _found(plan, record, values["starts_at"])
    key = found.pk if found else (record.title.casefold(), values["starts_at"])
    if key in plan.met:
        raise WrongError("title", "duplicate", value=shown(record.title))
    entry = _changed(found, record, groups, values) if found else _new(plan, record, groups, values)
    plan.met.add(key)
    return entry


def _found(plan: YearPlan, record: ActivityRecord, starts_at: datetime) -> Activity | None:
    if record.number is None:
        return plan.by_title.get((record.title.casefold(), starts_at))
    found = next((row for row in plan.activities if row.pk == record.number), None)
    if found is None:
        raise WrongError("number", "activity_unknown", value=str(record.number))
    return found


def _new(plan: YearPlan, record: ActivityRecord, groups: set[int], values: dict[str, Any]) -> Entry:
    if not groups:
        raise WrongError("groups", "no_groups")
    if not record.why:
        raise WrongError("why", "no_why")
    where = {"location": plan.session.location, "school_year": plan.session.school_year}
    activity = Activity(**where, **{"place": plan.session.location.name, **USUAL, **values})
    return Entry(record, activity, groups, is_new=True)


def _changed(found: Activity, record: ActivityRecord, groups: set[int], values: dict[str, Any]) -> Entry:
    entry = Entry(record, found, groups or {group.pk for group in found.groups.all()})
    entry.before = {name: getattr(found, name) for name, value in values.items() if getattr(found, name) != value}
    told = [name for name in TOLD if name in entry.before]
    if found.state != Activity.State.DRAFT and (told or _other_groups(entry) or _other_words(entry)):
        raise WrongError("day", "already_invited")
    for name in entry.before:
        setattr(found, name, values[name])
    entry.is_changed = bool(entry.before or _other_groups(entry) or _other_words(entry))
    return entry


def _other_groups(entry: Entry) -> bool:
    return {group.pk for group in entry.activity.groups.all()} != entry.groups


def _other_words(entry: Entry) -> dict[str, str]:
    """What the row says differently to parents."""
    text = _dutch(entry.activity)
    said = {"title": entry.record.title, "why": entry.record.why}
    return {name: words for name, words in said.items() if text and words and getattr(text, name) != words}


def _dutch(activity: Activity) -> ActivityText | None:
    return next((text for text in activity.texts.all() if text.language == DEFAULT), None)


def _write(session: Session, entries: list[Entry]) -> None:
    new, old = [one for one in entries if one.is_new], [one for one in entries if one.is_changed]
    session.ledger.create([one.activity for one in new])
    session.ledger.create([_text(one) for one in new])
    session.ledger.update([(one.activity, one.before) for one in old])
    reworded = [one for one in old if _other_words(one)]
    session.ledger.delete(text for one in reworded for text in _translated(one.activity))
    session.ledger.update([_reworded(one) for one in reworded])
    through = Activity.groups.through
    gone = [through.objects.filter(activity=one.activity).exclude(group__in=one.groups) for one in old]
    session.ledger.delete(row for rows in gone for row in rows)
    there = {one.activity.pk: {group.pk for group in one.activity.groups.all()} for one in old}
    session.ledger.create(
        through(activity_id=one.activity.pk, group_id=group)
        for one in [*new, *old]
        for group in sorted(one.groups - there.get(one.activity.pk, set()))
    )


def _text(entry: Entry) -> ActivityText:
    words = {"title": entry.record.title, "why": entry.record.why}
    return ActivityText(activity=entry.activity, language=DEFAULT, source=ActivityText.Source.ORIGINAL, **words)


def _translated(activity: Activity) -> list[ActivityText]:
    """The library's translations: they translate words that are no longer there."""
    library = ActivityText.Source.LIBRARY
    return [text for text in activity.texts.all() if text.source == library and text.language != DEFAULT]


def _reworded(entry: Entry) -> tuple[ActivityText, dict[str, Any]]:
    text = next(text for text in entry.activity.texts.all() if text.language == DEFAULT)
    values = {**_other_words(entry), "source": ActivityText.Source.ORIGINAL}
    before = {name: getattr(text, name) for name, value in values.items() if getattr(text, name) != value}
    for name, value in values.items():
        setattr(text, name, value)
    return text, before
