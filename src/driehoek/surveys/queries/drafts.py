"""The door to what somebody put aside: who holds the ticket."""

from driehoek.surveys.models import Draft, Survey
from driehoek.surveys.tickets import Ticket


def put_aside_behind(survey: Survey, ticket: Ticket) -> str:
    """What lies behind a ticket of this survey; empty when there is nothing, or another key sealed it."""
    row = Draft.objects.filter(survey=survey, pk=ticket.number).first()
    return ticket.opened(row.sealed) if row else ""
