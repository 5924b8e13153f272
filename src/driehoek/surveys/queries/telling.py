"""Doors to what was heard and what is done with it."""

from driehoek.people.models import Account
from driehoek.people.queries import found
from driehoek.surveys.models import SaidDone, Survey
from driehoek.surveys.queries.doors import surveys_for
from driehoek.surveys.rules import ASK, READ


def closed_for(account: Account, pk: int, right: str = READ) -> Survey:
    """Return one survey that is closed, or raise Http404."""
    return found(surveys_for(account, right).filter(state=Survey.State.CLOSED), pk=pk)


def said_done_for(account: Account, pk: int) -> SaidDone:
    """Return a point that this account may take away before parents are told, or raise Http404."""
    mine = surveys_for(account, ASK).filter(told_on=None).values("pk")
    return found(SaidDone.objects.filter(survey__in=mine).select_related("survey__location"), pk=pk)
