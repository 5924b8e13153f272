"""What colleagues do with open answers."""

from django.core.exceptions import PermissionDenied
from django.db import transaction

from driehoek.people.audit import record
from driehoek.people.models import Account
from driehoek.surveys.models import OpenAnswer
from driehoek.surveys.queries import surveys_for
from driehoek.surveys.rules import ASK


@transaction.atomic
def tag_open_answer(*, answer: OpenAnswer, tag: str, hidden: bool, by: Account) -> None:
    """Say what an answer is about; put aside it is shown to nobody but who may put it back."""
    if not surveys_for(by, ASK).filter(pk=answer.survey_id).exists():
        raise PermissionDenied
    answer.tag, answer.hidden = tag.strip(), hidden
    answer.save(update_fields=["tag", "hidden"])
    record("open_answer_tagged", by=by, location=answer.survey.location, hidden=hidden)
