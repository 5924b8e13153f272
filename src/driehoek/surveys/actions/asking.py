"""Make a survey, send it, remind everybody once, and close it: then the results are there, at once and for good."""

from collections.abc import Iterable
from dataclasses import asdict
from datetime import date, datetime, time

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from driehoek.messages.actions import enqueue
from driehoek.messages.when import when_quiet
from driehoek.people.audit import record
from driehoek.people.models import Account, Group, Location
from driehoek.people.queries import groups_for, school_year_of
from driehoek.people.rules import today
from driehoek.shared.moments import AMSTERDAM
from driehoek.surveys.actions.checks import check_place, locked
from driehoek.surveys.actions.editing import used
from driehoek.surveys.box import Sheet, sheets_in
from driehoek.surveys.cuts import countable
from driehoek.surveys.letters import deliveries_for
from driehoek.surveys.models import Asked, Gap, OpenAnswer, Survey
from driehoek.surveys.own import as_it_is_now
from driehoek.surveys.queries.asking import to_ask
from driehoek.surveys.queries.response import counted
from driehoek.surveys.questionnaires import Questionnaire
from driehoek.surveys.results import results_of
from driehoek.texts.actions import ask_versions, write

State = Survey.State
MORNING = time(8)


@transaction.atomic
def make_survey(
    *, location: Location, questionnaire: Questionnaire, groups: Iterable[Group], start: date, end: date, by: Account,
    drawn: int | None = None,
) -> Survey:  # fmt: skip
    """Prepare a survey of everybody, or of so many who are drawn from the parent panel; nobody is asked yet.

    PermissionDenied when the location or a group is not theirs.
    """
    check_place(by, location)
    chosen, mine = list(groups), groups_for(by).filter(location=location)
    if not {group.pk for group in chosen} <= set(mine.values_list("pk", flat=True)):
        raise PermissionDenied
    survey = Survey.objects.create(
        location=location, school_year=school_year_of(location), content=questionnaire.as_data(), start=start, end=end,
        drawn=drawn, made_by=by,
    )  # fmt: skip
    survey.groups.set(chosen)
    record("survey_made", by=by, subject=survey, location=location)
    return survey


@transaction.atomic
def send_survey(*, survey: Survey, by: Account) -> int:
    """Ask everybody, each in person; from now on the questions are fixed. Returns how many are asked.

    Who is asked for later gets it in the morning of that day. Raises ValidationError when there is nobody to ask or the
    last day is over.
    """
    survey = locked(by, survey, State.DRAFT)
    survey.content = as_it_is_now(survey.content)
    asked = to_ask(survey)
    at_the_tablet = survey.questionnaire.side("pupils")
    if not any(side.questions for side in survey.questionnaire.sides):
        raise ValidationError(_("There are no questions in it any more. Add one first."))
    if survey.end < today() or not (asked or at_the_tablet):
        raise ValidationError(_("There is nobody to ask, or the last day is over. Choose again."))
    Asked.objects.bulk_create(asked)
    later = survey.start > today()
    morning = datetime.combine(survey.start, MORNING, AMSTERDAM) if later else None
    enqueue(deliveries_for(_of_parents(survey), "survey", morning))
    survey.state = State.OPEN
    survey.save(update_fields=["state", "content"])
    used(survey.questionnaire.code)
    record("survey_sent", by=by, subject=survey, location=survey.location, asked=len(asked))
    return len(asked)


@transaction.atomic
def discard_survey(*, survey: Survey, by: Account) -> None:
    """Throw away a survey that nobody was asked yet."""
    survey = locked(by, survey, State.DRAFT)
    record("survey_discarded", by=by, subject=survey, location=survey.location)
    survey.delete()


@transaction.atomic
def remind(*, survey: Survey, by: Account) -> int:
    """Remind all guardians who were asked, once; returns how many. ValidationError when they were reminded already.

    Also who answered, for whom it says that nothing more is needed: a reminder to the others tells who they are.
    """
    survey = locked(by, survey, State.OPEN)
    if survey.reminded_on:
        raise ValidationError(_("Everybody has been reminded already."))
    sent = enqueue(deliveries_for(_of_parents(survey), "survey_again", when_quiet(survey.location)))
    survey.reminded_on = today()
    survey.save(update_fields=["reminded_on"])
    record("survey_reminded", by=by, subject=survey, location=survey.location, guardians=len(sent))
    return len(sent)


@transaction.atomic
def close_survey(*, survey: Survey, by: Account) -> Survey:
    """Open the box, keep what may be shown, and forget who answered. It cannot be undone."""
    survey = locked(by, survey, State.OPEN)
    sheets = sheets_in(survey.box)
    survey.response = {"sides": [asdict(one) for one in counted(survey, sheets)]}
    survey.results = results_of(survey.questionnaire, sheets)
    _keep_open_answers(survey, sheets)
    _keep_gaps(survey)
    _forget_who_answered(survey)
    survey.drafts.all().delete()
    survey.box, survey.state = "", State.CLOSED
    survey.save(update_fields=["box", "state", "response", "results"])
    record("survey_closed", by=by, subject=survey, location=survey.location)
    return survey


def _forget_who_answered(survey: Survey) -> None:
    """Write the rows anew, in the order of their numbers: PostgreSQL may keep what was changed behind the others."""
    rows = list(survey.asked.order_by("pk"))
    survey.asked.all().delete()
    for row in rows:
        row.answered = False
    Asked.objects.bulk_create(rows)


def _keep_gaps(survey: Survey) -> None:
    side = survey.questionnaire.side("parents")
    marks = {one.key for one in side.questions if one.kind == "mark"} if side else set()
    rows = [row for row in survey.results["gaps"] if row["key"] in marks]
    Gap.objects.bulk_create(Gap(survey=survey, question=row["key"], value=row["difference"]["value"]) for row in rows)


def _of_parents(survey: Survey) -> QuerySet[Asked]:
    return survey.asked.filter(side="parents").select_related("survey__location", "guardian__household", "child")


def _keep_open_answers(survey: Survey, sheets: list[Sheet]) -> None:
    """Each by itself, in the order of the shuffled box, when at least five people answered that question."""
    for side in survey.questionnaire.sides:
        for question in side.questions:
            said = [one for one in sheets if one.side == side.who and question.is_open and question.key in one.answers]
            for sheet in countable(said):
                text = write(location=survey.location, language=sheet.written_in, body=sheet.answers[question.key])
                ask_versions(text=text, languages=["nl"])
                OpenAnswer.objects.create(survey=survey, side=side.who, question=question.key, text=text)
