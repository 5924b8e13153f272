"""Verbs of absence: note it, change it, take it back; by a colleague, a parent or an adult student."""

from datetime import date, timedelta
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from driehoek.people.audit import record
from driehoek.people.models import Account, Child, Enrolment, Group, Guardian, Guardianship
from driehoek.people.models.base import on_day
from driehoek.people.queries import groups_for
from driehoek.schooldays.actions.first_day import must_be_told, no_longer_asked, tell_parents
from driehoek.schooldays.actions.signals import recount
from driehoek.schooldays.models import Missed
from driehoek.schooldays.queries.parents import group_of
from driehoek.schooldays.rules import RIGHT, guardians_who_hear, is_told_to_anybody, missed_in_reach, reports_self

LONGEST = timedelta(days=92)


@transaction.atomic
def note_missed(*, child: Child, group: Group, by: Account, day: date, **fields: Any) -> Missed:
    """Note that a child is not there, or came late, on `day` (fields: kind, reason, hours).

    An absence without a reason, noted on the day itself, tells the parents. The same tap twice notes it once. Raises
    PermissionDenied when the child is not in this group on that day, or the group is out of reach.
    """
    enrolled = Enrolment.objects.filter(on_day(day), child=child, group=group)
    if not (enrolled.exists() and groups_for(by, RIGHT).filter(pk=group.pk).exists()):
        raise PermissionDenied
    Child.objects.select_for_update().get(pk=child.pk)
    kind = fields.get("kind", Missed.Kind.ABSENT)
    known = Missed.objects.filter(on_day(day), child=child, group__location=group.location_id, kind=kind)
    if existing := known.filter(taken_back_at=None).first():
        return existing
    missed = Missed.objects.create(**fields, child=child, group=group, start=day, end=day, reported_by=by)
    _record("absence_noted", missed, by)
    if must_be_told(missed):
        tell_parents(missed=missed)
    recount(child=child, group=group)
    return missed


@transaction.atomic
def change_missed(*, missed: Missed, by: Account, **fields: Any) -> None:
    """Change the last day, hours, reason or note of an absence.

    Raises PermissionDenied out of reach, ValidationError for a last day before the first or far after it.
    """
    if not Missed.objects.filter(missed_in_reach(by), pk=missed.pk, taken_back_at=None).exists():
        raise PermissionDenied
    for name in ("end", "hours", "reason", "note", "kind"):
        setattr(missed, name, fields.get(name, getattr(missed, name)))
    _check_span(missed.start, missed.end)
    missed.save()
    if missed.reason != Missed.Reason.UNKNOWN:
        no_longer_asked(missed=missed)
    _record("absence_changed", missed, by)
    recount(child=missed.child, group=missed.group)


@transaction.atomic
def take_back(*, missed: Missed, by: Account) -> None:
    """Take an absence back: the child was there. What parents were not told yet, they do not get to hear."""
    if not Missed.objects.filter(missed_in_reach(by), pk=missed.pk).exists():
        raise PermissionDenied
    _remove(missed, by)


@transaction.atomic
def tell_missed(*, guardian: Guardian, child: Child, start: date, end: date, reason: str, note: str = "") -> Missed:
    """Let a parent report a child (row M7), from `start` up to and including `end`; tapping twice tells once.

    An absence that the school noted and that nobody has explained is explained by it. Raises PermissionDenied for a
    child about whose absence this guardian is not told, ValidationError for impossible days.
    """
    if not Guardianship.objects.filter(guardians_who_hear(child), guardian=guardian).exists():
        raise PermissionDenied
    _check_span(start, end)
    Child.objects.select_for_update().get(pk=child.pk)
    fields = {"end": end, "reason": reason, "note": note, "told_by": guardian}
    same = Missed.objects.filter(**fields, child=child, start__range=(start, end), taken_back_at=None).first()
    missed = _unexplained(child, start, end) or Missed(child=child, group=group_of(child), start=start)
    return same or _keep_told(missed, fields, guardian)


@transaction.atomic
def report_self(*, account: Account, child: Child, start: date, end: date, reason: str, note: str = "") -> Missed:
    """Let a student of 18 or older report absence in person; the parents are not told."""
    if account.child_id != child.pk or not reports_self(child):
        raise PermissionDenied
    _check_span(start, end)
    missed = _unexplained(child, start, end)
    missed = missed or Missed(child=child, group=group_of(child), start=start, reported_by=account)
    return _keep_told(missed, {"end": end, "reason": reason, "note": note}, account)


@transaction.atomic
def take_back_told(*, missed: Missed, by: Guardian | Account) -> None:
    """Take back what a parent, or the student, reported by mistake; raises PermissionDenied when another told it.

    An absence that the school had seen itself is then without a reason again; it does not go away.
    """
    own = missed.told_by_id == by.pk if isinstance(by, Guardian) else missed.reported_by_id == by.pk
    if not own:
        raise PermissionDenied
    if isinstance(by, Guardian) and missed.reported_by_id:
        again = {"reason": Missed.Reason.UNKNOWN, "note": "", "told_by": None, "end": missed.start}
        _keep_told(missed, again, by)
    else:
        _remove(missed, by)


def _unexplained(child: Child, start: date, end: date) -> Missed | None:
    """The absence that the school noted and that these days explain, if there is one."""
    rows = Missed.objects.select_for_update().filter(child=child, start__range=(start, end), told_by=None)
    open_rows = rows.filter(reason=Missed.Reason.UNKNOWN, taken_back_at=None, kind=Missed.Kind.ABSENT)
    return open_rows.order_by("start").first()


def _keep_told(missed: Missed, fields: dict[str, Any], by: Guardian | Account) -> Missed:
    for name, value in fields.items():
        setattr(missed, name, value)
    missed.save()
    no_longer_asked(missed=missed)
    _record("absence_told", missed, by)
    recount(child=missed.child, group=missed.group)
    return missed


def _remove(missed: Missed, by: Guardian | Account) -> None:
    missed.taken_back_at = timezone.now()
    missed.save()
    no_longer_asked(missed=missed)
    _record("absence_taken_back", missed, by)
    recount(child=missed.child, group=missed.group)


def _record(verb: str, missed: Missed, by: Guardian | Account) -> None:
    """Write the line; parents read those of their family, so it names the family only when they may hear of absence."""
    about = by if isinstance(by, Guardian) else None
    family = missed.child.family if is_told_to_anybody(missed.child) else None
    record(verb, by=by, subject=missed, family=family, location=missed.group.location, about=about)


def _check_span(start: date | None, end: date | None) -> None:
    if start is None or end is None or end < start:
        raise ValidationError({"end": _("The last day comes before the first.")})
    if end - start > LONGEST:
        raise ValidationError({"end": _("Three months is the longest; add the rest later.")})
