"""Verbs by which a location makes the form its own; intakes that began keep the form they began with."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from driehoek.intake.adapted import form_at, whole_form
from driehoek.intake.form import form
from driehoek.intake.models import ExtraQuestion, FormVersion, LeftOut
from driehoek.intake.rules import may_adapt
from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Text

MOST_OWN = 20


@dataclass(frozen=True)
class Content:
    """A question of one's own: where it stands, how it is answered, whose the answer is, and why it is asked."""

    section: str
    kind: str
    about: str
    words: str
    why: str
    options: list[str] = field(default_factory=list)
    before: str = ""


def version_at(location: Location) -> FormVersion:
    """Fix the form that is asked now, for who begins: the standard one as it is, else a number of this location."""
    now = form_at(location)
    if now == form():
        return FormVersion.objects.get_or_create(location=None, number=now.version, defaults={"data": now.as_data()})[0]
    Location.objects.select_for_update().get(pk=location.pk)  # two who begin at once get the same number
    last = FormVersion.objects.filter(location=location).first()
    if last and _same(last.data, now.as_data()):
        return last
    number = last.number + 1 if last else 1
    return FormVersion.objects.create(location=location, number=number, data=now.as_data())


def _same(before: dict[str, Any], now: dict[str, Any]) -> bool:
    return json.dumps(before, sort_keys=True) == json.dumps(now, sort_keys=True)


@transaction.atomic
def leave_out(*, location: Location, question: str, by: Account) -> None:
    """Do not ask a question any more; ValidationError for the last one that is asked."""
    _check(by, location, question)
    asked = {one.key for section in form_at(location).asked_at(location.kind) for one in section.questions}
    if asked == {question}:
        raise ValidationError(_("This is the last question. Keep at least one."))
    LeftOut.objects.get_or_create(location=location, question=question)
    record("intake_question_left_out", by=by, location=location, question=question)


@transaction.atomic
def ask(*, location: Location, question: str, by: Account) -> None:
    """Ask a question again that was left out."""
    _check(by, location, question)
    LeftOut.objects.filter(location=location, question=question).delete()
    record("intake_question_asked", by=by, location=location, question=question)


@transaction.atomic
def keep_question(
    *, location: Location, content: Content, by: Account, question: ExtraQuestion | None = None
) -> ExtraQuestion:
    """Keep a new question of one's own, or change one; ValidationError when there are too many."""
    _check(by, location)
    rows = ExtraQuestion.objects.filter(location=location)
    if question is None and rows.count() >= MOST_OWN:
        raise ValidationError(_("Twenty own questions are the most. Change one of them."))
    last = rows.aggregate(last=Max("place"))["last"] or 0
    row = question or ExtraQuestion(location=location, place=last + 1)
    row.section, row.before = content.section, content.before
    row.kind, row.about = content.kind, content.about
    row.text = _text(location, content, by, row.text if question else None)
    row.save()
    record("intake_question_kept", by=by, subject=row, location=location)
    return row


@transaction.atomic
def take_over(*, location: Location, out: Iterable[str], contents: Iterable[Content], by: Account) -> int:
    """Leave out and add what a file of another school says, without what is there already; return how many were added.

    ValidationError when there are too many, or nothing would be asked any more; then nothing is changed.
    """
    _check(by, location)
    for question in out:
        leave_out(location=location, question=question, by=by)
    there = set(ExtraQuestion.objects.filter(location=location).values_list("text__title", flat=True))
    new = [one for one in contents if one.words not in there]
    for content in new:
        keep_question(location=location, content=content, by=by)
    return len(new)


def _text(location: Location, content: Content, by: Account, before: Text | None) -> Text:
    """The same text when no word changed, so that its translations stay; else a new one, asked in every language."""
    body = "\n".join([content.why, "", *content.options]).strip()
    if before and (before.title, before.body) == (content.words, body):
        return before
    text = write(location=location, language=DEFAULT, title=content.words, body=body, author=by, about_child=False)
    ask_versions(text=text, languages=LANGUAGES)
    return text


@transaction.atomic
def move_question(*, question: ExtraQuestion, up: bool, by: Account) -> None:
    """Change places with the question before or after it on the same page."""
    _check(by, question.location)
    order = [one.key for one in whole_form(question.location).section(question.section).questions]
    here = order.index(question.key)
    there = here - 1 if up else here + 1
    if 0 <= there < len(order):
        order[here], order[there] = order[there], order[here]
        _put_in_order(ExtraQuestion.objects.filter(location=question.location, section=question.section), order)


def _put_in_order(rows: Iterable[ExtraQuestion], order: list[str]) -> None:
    own, before = {row.key: row for row in rows}, ""
    for place, key in reversed(list(enumerate(order))):
        if key in own:
            own[key].place, own[key].before = place, before
        else:
            before = key
    ExtraQuestion.objects.bulk_update(own.values(), ["place", "before"])


def _check(by: Account, location: Location, question: str = "") -> None:
    if not may_adapt(by, location) or (question and question not in whole_form(location).questions):
        raise PermissionDenied
