"""What was answered about learning at home, counted per group of children."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from driehoek.intake.environment import Measured, measured, of_child, scale
from driehoek.intake.models import Answer, Intake
from driehoek.people.models import Account, Group, Location
from driehoek.people.rules import enrolments_in_reach

FIGURES = "see_figures"
Sums = dict[int, float]


@dataclass(frozen=True)
class GroupRow:
    """A group, and what can be said of how its children learn at home."""

    group: Group
    measured: Measured


def group_rows(account: Account, location: Location) -> list[GroupRow]:
    """The groups within reach at a location; three queries however many."""
    children: dict[Group, list[int]] = defaultdict(list)
    places = enrolments_in_reach(account, FIGURES).filter(group__location=location)
    for place in places.select_related("group").order_by("group__name", "group"):
        children[place.group].append(place.child_id)
    first, later = sums(location, Intake.Kind.START), sums(location, Intake.Kind.AGAIN)
    return [GroupRow(group, measured(_only(first, own), _only(later, own))) for group, own in children.items()]


def _only(totals: Sums, children: list[int]) -> Sums:
    return {child: totals[child] for child in children if child in totals}


def sums(location: Location, kind: str) -> Sums:
    """Child -> its sum in the last finished time of this kind; only for counting groups, never to show."""
    homes: dict[int, dict[tuple[int, int | None], dict[str, Any]]] = defaultdict(lambda: defaultdict(dict))
    latest: dict[int, int] = {}
    for child, intake, guardian, question, value in _answers(location, kind):
        latest[child] = intake
        homes[child][intake, guardian][question] = value
    totals = {
        child: of_child([home for (intake, _guardian), home in told.items() if intake == latest[child]])
        for child, told in homes.items()
    }
    return {child: total for child, total in totals.items() if total is not None}


def _answers(location: Location, kind: str) -> QuerySet[Answer, tuple[int, int, int | None, str, Any]]:
    rows = Answer.objects.filter(intake__location=location, intake__kind=kind, intake__finished_at__isnull=False)
    told = rows.filter(question__in=scale().items).order_by("intake__finished_at", "intake", "pk")
    return told.values_list("intake__child", "intake", "guardian", "question", "value")
