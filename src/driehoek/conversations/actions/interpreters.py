"""Verbs of interpreters: who comes when, and who does not after all."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.conversations.actions.naming import name_interpreters
from driehoek.conversations.actions.rounds import open_for_planner
from driehoek.conversations.models import InterpreterTime, Round, RoundDay
from driehoek.conversations.spans import Span, inside
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.shared.moments import day as day_in_words


@transaction.atomic
def add_interpreter(
    *, round_: Round, day: RoundDay, language: str, span: Span, number: int, by: Account, name: str = ""
) -> InterpreterTime:
    """Note that so many interpreters of a language are there, by name where that is known.

    Raises PermissionDenied when the round is not theirs.
    ValidationError when the time lies outside the day, or the round is done.
    """
    round_ = open_for_planner(round_, by)
    if day.round_id != round_.pk:
        raise PermissionDenied
    if not inside(span, Span(day.start, day.end)):
        words = _("On %(day)s the talks are from %(start)s until %(end)s. Stay within those times.")
        raise ValidationError(words % _in_words(day))
    row = InterpreterTime(
        day=day, language=language.strip(), start=span.start, end=span.end, number=number, name=name.strip()
    )
    row.full_clean()
    row.save()
    name_interpreters(round_)
    record("interpreter_added", by=by, subject=row, location=round_.location)
    return row


def _in_words(day: RoundDay) -> dict[str, str]:
    words = day_in_words(day.date, get_language() or "nl")
    return {"day": words, "start": f"{day.start:%H:%M}", "end": f"{day.end:%H:%M}"}


@transaction.atomic
def remove_interpreter(*, row: InterpreterTime, by: Account) -> None:
    """Take away the time of an interpreter; raises PermissionDenied when the round is not theirs to plan."""
    round_ = open_for_planner(row.day.round, by)
    record("interpreter_removed", by=by, subject=row, location=round_.location)
    row.delete()
    name_interpreters(round_)
