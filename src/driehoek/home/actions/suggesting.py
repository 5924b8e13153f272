"""Verbs of staff: suggest an activity for a week, take it back, start and end a programme."""

from collections.abc import Sequence
from datetime import date, timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.home.models import Programme, Suggestion
from driehoek.home.own import offered_at
from driehoek.home.queries.staff import languages_in
from driehoek.home.rules import CHOOSE, in_reach, week_of
from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Group
from driehoek.people.queries import children_in, groups_for
from driehoek.shared.languages import DEFAULT
from driehoek.texts.actions import ask_versions, write

WEEK = timedelta(weeks=1)


@transaction.atomic
def suggest(
    *, group: Group, by: Account, activity: str, week: date, theme: str = "", child: Child | None = None
) -> Suggestion:
    """Suggest a home activity to a group or to one child in it, for the week of this day; twice is once.

    Raises PermissionDenied out of reach or for a child of another group, ValidationError for an unknown activity.
    """
    _may_choose(group, by)
    if child and not children_in(group).filter(pk=child.pk).exists():
        raise PermissionDenied
    chosen = offered_at(group.location).get(activity)
    if chosen is None:
        raise ValidationError(_("Choose an activity."))
    found, new = Suggestion.objects.get_or_create(
        group=group, child=child, programme=None, activity=activity, week=week_of(week), withdrawn_at=None,
        defaults={"theme": theme, "chosen_by": by, "own_id": chosen.own or None},
    )  # fmt: skip
    if new:
        _tell_theme(found, by)
        _record("home_suggested", found, by)
    return found


@transaction.atomic
def withdraw(*, suggestion: Suggestion, by: Account) -> None:
    """Take a suggestion back: no parent sees it any more, what was said stays."""
    row = _locked(suggestion, by)
    row.withdrawn_at = timezone.now()
    row.save(update_fields=["withdrawn_at"])
    _record("home_withdrawn", row, by)


@transaction.atomic
def restore(*, suggestion: Suggestion, by: Account) -> None:
    """Put a suggestion back; raises ValidationError when the same one was chosen again meanwhile."""
    row = _locked(suggestion, by)
    same = Suggestion.objects.filter(
        group=row.group_id, child=row.child_id, programme=row.programme_id, activity=row.activity, week=row.week
    )
    if same.filter(withdrawn_at=None).exclude(pk=row.pk).exists():
        raise ValidationError(_("This activity is there again already."))
    row.withdrawn_at = None
    row.save(update_fields=["withdrawn_at"])
    _record("home_restored", row, by)


@transaction.atomic
def start_programme(
    *, group: Group, by: Account, name: str, first_week: date, keys: Sequence[str], joined_only: bool = False
) -> Programme:
    """Start a series: one activity a week, in this order, from the week of this day (row H4).

    Raises PermissionDenied out of reach, ValidationError without known activities.
    """
    _may_choose(group, by)
    offered = offered_at(group.location)
    if not keys or not set(keys) <= set(offered):
        raise ValidationError(_("Choose an activity for at least one week."))
    programme = Programme.objects.create(group=group, name=name, joined_only=joined_only, started_by=by)
    fixed = {"group": group, "programme": programme, "chosen_by": by}
    Suggestion.objects.bulk_create(
        Suggestion(**fixed, activity=key, own_id=offered[key].own or None, week=week_of(first_week) + turn * WEEK)
        for turn, key in enumerate(keys)
    )
    record("home_programme_started", by=by, subject=programme, location=group.location)
    return programme


@transaction.atomic
def end_programme(*, programme: Programme, by: Account) -> None:
    """End a series: its coming weeks are taken back, what was there stays findable."""
    row = Programme.objects.select_for_update(of=("self",)).filter(in_reach(by, CHOOSE), pk=programme.pk).first()
    if row is None:
        raise PermissionDenied
    row.ended_at = timezone.now()
    row.save(update_fields=["ended_at"])
    row.suggestions.filter(week__gt=week_of(), withdrawn_at=None).update(withdrawn_at=row.ended_at)
    record("home_programme_ended", by=by, subject=row, location=row.group.location)


def _tell_theme(suggestion: Suggestion, by: Account) -> None:
    """Let the theme be translated for who reads it; the same theme of the group keeps its translations."""
    group, theme = suggestion.group, suggestion.theme
    if theme:
        before = Suggestion.objects.filter(group=group, theme=theme).exclude(theme_text=None).first()
        kept = before.theme_text if before else None
        text = kept or write(location=group.location, language=DEFAULT, body=theme, author=by, about_child=False)
        ask_versions(text=text, languages=[one.code for one in languages_in([group])])
        suggestion.theme_text = text
        suggestion.save(update_fields=["theme_text"])


def _may_choose(group: Group, by: Account) -> None:
    if not groups_for(by, CHOOSE).filter(pk=group.pk).exists():
        raise PermissionDenied


def _locked(suggestion: Suggestion, by: Account) -> Suggestion:
    rows = Suggestion.objects.select_for_update(of=("self",)).select_related("group__location")
    row = rows.filter(in_reach(by, CHOOSE), pk=suggestion.pk).first()
    if row is None:
        raise PermissionDenied
    return row


def _record(verb: str, suggestion: Suggestion, by: Account) -> None:
    family = suggestion.child.family if suggestion.child else None
    record(verb, by=by, subject=suggestion, location=suggestion.group.location, family=family)
