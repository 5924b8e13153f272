"""Make and change a questionnaire of one's own; a survey that was sent keeps its questions as they were."""

from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import F, Max

from driehoek.people.audit import record
from driehoek.people.models import Account, Location
from driehoek.shared.languages import DEFAULT, LANGUAGES
from driehoek.surveys.actions.checks import check_place
from driehoek.surveys.models import OwnQuestion, OwnQuestionnaire
from driehoek.surveys.own import own_number, text_of
from driehoek.texts.actions import ask_versions, write
from driehoek.texts.models import Text

MOST_QUESTIONS = 40


@dataclass(frozen=True)
class Content:
    """A question: how it is answered, rows and options, words for the team, and after which answers it comes."""

    words: str
    kind: str
    rows: list[str] = field(default_factory=list)
    options: list[str] = field(default_factory=list)
    for_team: str = ""
    after: OwnQuestion | None = None
    after_options: list[int] = field(default_factory=list)


@transaction.atomic
def keep_questionnaire(
    *, location: Location, title: str, intro: str, asks: str, by: Account, own: OwnQuestionnaire | None = None
) -> OwnQuestionnaire:
    """Keep a new questionnaire, or other first words of one."""
    check_place(by, location)
    row = own or OwnQuestionnaire(location=location, made_by=by)
    row.asks, row.text = asks, _text(location, title, intro, asks, by, row.text if own else None)
    row.save()
    record("questionnaire_kept", by=by, subject=row, location=location)
    return row


@transaction.atomic
def keep_question(
    *, own: OwnQuestionnaire, content: Content, by: Account, question: OwnQuestion | None = None
) -> OwnQuestion:
    """Keep a new question at the end, or change one; PermissionDenied when there are too many."""
    check_place(by, own.location)
    if question is None and own.questions.count() >= MOST_QUESTIONS:
        raise PermissionDenied
    last = own.questions.aggregate(last=Max("place"))["last"] or 0
    row = question or OwnQuestion(questionnaire=own, place=last + 1)
    title, body = text_of(content.words, content.kind, content.rows, content.options)
    row.text = _text(own.location, title, body, own.asks, by, row.text if question else None)
    row.kind, row.for_team = content.kind, content.for_team
    row.after, row.after_options = content.after, content.after_options if content.after else []
    row.save()
    _loosen(own)
    record("question_kept", by=by, subject=row, location=own.location)
    return row


def _text(location: Location, title: str, body: str, asks: str, by: Account, before: Text | None) -> Text:
    """The same text when nothing changed, so that its translations stay; else a new one, asked in every language."""
    if before and (before.title, before.body) == (title, body):
        return before
    text = write(location=location, language=DEFAULT, title=title, body=body, author=by, about_child=False)
    if asks != OwnQuestionnaire.Asks.SCHOOL:
        ask_versions(text=text, languages=LANGUAGES)
    return text


@transaction.atomic
def move_question(*, question: OwnQuestion, up: bool, by: Account) -> None:
    """Change places with the question before or after it; a condition on what now comes later falls away."""
    own = question.questionnaire
    check_place(by, own.location)
    rows = list(own.questions.order_by("place", "pk"))
    here = rows.index(question)
    there = here - 1 if up else here + 1
    if 0 <= there < len(rows):
        rows[here], rows[there] = rows[there], rows[here]
    for place, row in enumerate(rows, 1):
        OwnQuestion.objects.filter(pk=row.pk).update(place=place)
    _loosen(own)


def _loosen(own: OwnQuestionnaire) -> None:
    """Take off conditions on a question that comes later, or that has nothing to choose any more."""
    rows = own.questions.filter(after__isnull=False)
    wrong = rows.filter(after__place__gte=F("place")) | rows.exclude(after__kind__in=("one", "many"))
    OwnQuestion.objects.filter(pk__in=list(wrong.values_list("pk", flat=True))).update(after=None, after_options=[])


@transaction.atomic
def remove_question(*, question: OwnQuestion, by: Account) -> None:
    """Take a question out; surveys that were sent keep it."""
    check_place(by, question.questionnaire.location)
    question.delete()
    record("question_removed", by=by, subject=question.questionnaire, location=question.questionnaire.location)


def used(code: str) -> None:
    """Note that a questionnaire was sent: what changes from now on is the next version."""
    OwnQuestionnaire.objects.filter(pk=own_number(code)).update(version=F("version") + 1)
