"""What the pages for planning read: who helps, which goals there are, which school year a day falls in."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet

from driehoek.activities import library, rules
from driehoek.activities.models import Activity
from driehoek.activities.queries import activities_for
from driehoek.people.models import Account, Group, Location
from driehoek.people.queries import groups_for
from driehoek.policy.evidence import EVIDENCE, Words
from driehoek.policy.models import Goal

MANY, IDEAS = 100, 6  # activities that are looked at, ideas that are shown


@dataclass(frozen=True)
class Card:
    """An entry of the library in words for staff."""

    entry: library.Entry
    words: library.StaffText
    goal: Words
    partnership: Words
    level: Words
    evidence: Words
    tag: str


def library_cards(kind: str, language: str, wanted: Mapping[str, str]) -> list[Card]:
    """The entries for this kind of location whose fields have the wanted values."""
    entries = library.entries_for(kind)
    return [
        _card(entry, language)
        for entry in entries
        if all(getattr(entry, name) == value for name, value in wanted.items())
    ]


def _card(entry: library.Entry, language: str) -> Card:
    evidence, tag = EVIDENCE[entry.evidence]
    return Card(
        entry=entry,
        words=entry.staff_text(language),
        goal=Goal.Kind(entry.goal).label,
        partnership=Activity.Partnership(entry.partnership).label,
        level=Activity.Level(entry.level).label,
        evidence=evidence,
        tag=tag,
    )


def volunteers_at(location: Location) -> QuerySet[Account]:
    """Volunteers appointed at this location or its whole organisation, by name."""
    held = rules.volunteers().filter(Q(location=location) | Q(location=None, organisation=location.organisation_id))
    return Account.objects.filter(pk__in=held.values("account"), is_active=True).order_by("name", "pk")


def groups_to_plan(account: Account, location: Location) -> QuerySet[Group]:
    """The groups of a location for which this account may plan."""
    return groups_for(account, "plan_activities").filter(location=location).select_related("school_year")


def goals_to_serve(activity: Activity, day: date) -> QuerySet[Goal]:
    """The goals that an activity may serve: of its location, begun and not put away; and always the one it serves."""
    possible = Q(archived_at=None, school_year__start__lte=day) | Q(pk=activity.goal_id or 0)
    return Goal.objects.filter(possible, location=activity.location).order_by("kind", "title")


def entry_of(key: str) -> library.Entry | None:
    """The library's entry from which an activity was made, if it was and the library still has it."""
    try:
        return library.entry(key)
    except KeyError:
        return None


def ideas_for(account: Account, goal: Goal) -> list[Activity]:
    """What was done for a goal in the year it was taken along from, once for each entry of the library; few."""
    if goal.predecessor_id is None:
        return []
    rows = activities_for(account).filter(goal=goal.predecessor_id).exclude(state=Activity.State.CANCELLED)
    different = {row.library_key or row.pk: row for row in rows.order_by("-starts_at")[:MANY]}
    return list(different.values())[:IDEAS]
