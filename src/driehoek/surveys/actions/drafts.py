"""Put aside what is too long for a cookie, sealed; no line in the record, which would tell who and when."""

from django.db import transaction

from driehoek.people.rules import today
from driehoek.surveys.models import Draft, Survey
from driehoek.surveys.tickets import Ticket


@transaction.atomic
def put_aside(*, survey: Survey, ticket: Ticket, words: str) -> None:
    """Keep these words in the draft of this ticket; what lies there of surveys that are over goes."""
    Draft.objects.filter(survey__end__lt=today()).delete()
    Draft.objects.update_or_create(pk=ticket.number, survey=survey, defaults={"sealed": ticket.sealed(words)})


@transaction.atomic
def throw_away(*, survey: Survey, ticket: Ticket) -> None:
    """Take the draft of this ticket away."""
    Draft.objects.filter(pk=ticket.number, survey=survey).delete()
