"""Doors of staff to suggestions and programmes, and what a group has this week, later and had before."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch, QuerySet

from driehoek.home.library import HomeActivity
from driehoek.home.models import Programme, Suggestion
from driehoek.home.own import activity_of
from driehoek.home.queries.tallies import Tally, tallies
from driehoek.home.rules import CHOOSE, in_reach, known, week_of
from driehoek.people.models import Account, Enrolment, Group, Guardianship, Location
from driehoek.people.models.base import on_day
from driehoek.people.queries import found, groups_for
from driehoek.people.rules import guardianship_is_open, today
from driehoek.shared.languages import DEFAULT, LANGUAGES, Language


def suggestions_for(account: Account) -> QuerySet[Suggestion]:
    """Suggestions in groups within reach that stand, newest week first."""
    return _suggestions(account).filter(withdrawn_at=None)


def _suggestions(account: Account) -> QuerySet[Suggestion]:
    rows = Suggestion.objects.filter(in_reach(account, CHOOSE), known())
    return rows.select_related("group__location", "programme", "child", "own__text")


def suggestion_for(account: Account, pk: int, *, withdrawn: bool = False) -> Suggestion:
    """Return one suggestion, one that was taken back if asked, or raise Http404."""
    return found(_suggestions(account).filter(withdrawn_at__isnull=not withdrawn), pk=pk)


def programme_for(account: Account, pk: int) -> Programme:
    """Return one programme that goes on, or raise Http404."""
    rows = Programme.objects.filter(in_reach(account, CHOOSE), ended_at=None)
    return found(rows.select_related("group__location"), pk=pk)


@dataclass(frozen=True)
class Running:
    """A programme that goes on: how many children joined, and its weeks with what is suggested in each."""

    programme: Programme
    joined: int
    weeks: list[tuple[Suggestion, HomeActivity]]


def running(group: Group) -> list[Running]:
    """The programmes of a group that have a week to come or this week; three queries."""
    coming = Suggestion.objects.filter(group=group, week__gte=week_of(), withdrawn_at=None)
    rows = Programme.objects.filter(pk__in=coming.values("programme"), ended_at=None)
    known_ones = Suggestion.objects.filter(known(), withdrawn_at=None).select_related("own__text").order_by("week")
    return [_running(row) for row in rows.prefetch_related(Prefetch("suggestions", known_ones), "joinings")]


def _running(row: Programme) -> Running:
    weeks = [(one, activity_of(one)) for one in row.suggestions.all()]
    return Running(row, sum(1 for one in row.joinings.all() if one.left_at is None), weeks)


@dataclass(frozen=True)
class GroupRow:
    """A group in the overview, with what it has this week."""

    group: Group
    now: list[Tally]


def group_rows(account: Account, location: Location) -> list[GroupRow]:
    """The groups of a location within reach, by name, with what they have this week; four queries."""
    groups = list(groups_for(account, CHOOSE).filter(location=location).order_by("name", "pk"))
    now = tallies(suggestions_for(account).filter(group__in=groups, week=week_of(), child=None))
    return [GroupRow(group, [one for one in now if one.suggestion.group_id == group.pk]) for group in groups]


def languages_in(groups: Iterable[Group]) -> list[Language]:
    """The languages read by guardians who may be informed about children of these groups today, Dutch first."""
    children = Enrolment.objects.filter(on_day(today()), group__in=groups).values("child")
    ties = Guardianship.objects.filter(guardianship_is_open(), child__in=children)
    read = {DEFAULT, *ties.values_list("guardian__language_read", flat=True)}
    return [one for code, one in LANGUAGES.items() if code in read]
