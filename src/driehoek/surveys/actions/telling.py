"""You said, we did: write what was heard and what is done with it, and tell it to everybody who was asked."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from driehoek.messages.actions import enqueue
from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.people.rules import today
from driehoek.surveys.actions.checks import locked
from driehoek.surveys.letters import deliveries_for
from driehoek.surveys.models import SaidDone, Survey
from driehoek.texts.actions import ask_versions, write

CLOSED = Survey.State.CLOSED


@transaction.atomic
def say_done(*, survey: Survey, heard: str, done: str, by: Account) -> SaidDone:
    """Keep one thing that was heard and what is done with it, and ask for it in the languages of who was asked."""
    survey = locked(by, survey, CLOSED)
    text = write(location=survey.location, language="nl", title=heard, body=done, author=by, about_child=False)
    ask_versions(text=text, languages=survey.asked.exclude(language="").values_list("language", flat=True))
    row = SaidDone.objects.create(survey=survey, text=text)
    record("said_done_written", by=by, subject=survey, location=survey.location)
    return row


@transaction.atomic
def take_back_done(*, row: SaidDone, by: Account) -> None:
    """Take a point away; what parents were told already stays as it is (PermissionDenied)."""
    if locked(by, row.survey, CLOSED).told_on:
        raise PermissionDenied
    row.delete()
    record("said_done_taken_back", by=by, subject=row.survey, location=row.survey.location)


@transaction.atomic
def tell_done(*, survey: Survey, by: Account) -> int:
    """Tell every guardian who was asked, once; from then on everybody can read it. Returns how many are told."""
    survey = locked(by, survey, CLOSED)
    if not survey.said_done.exists():
        raise ValidationError(_("Write first what you heard and what you do with it."))
    rows = survey.asked.filter(side="parents").select_related("survey__location", "guardian__household", "child")
    sent = [] if survey.told_on else enqueue(deliveries_for(rows, "survey_done"))
    survey.told_on = survey.told_on or today()
    survey.save(update_fields=["told_on"])
    record("said_done_told", by=by, subject=survey, location=survey.location, guardians=len(sent))
    return len(sent)
