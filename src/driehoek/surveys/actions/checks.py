"""What must hold before somebody acts on a survey."""

from django.core.exceptions import PermissionDenied

from driehoek.people.models import Account, Location
from driehoek.surveys.models import Survey
from driehoek.surveys.queries import may_ask_at, surveys_for
from driehoek.surveys.rules import ASK


def check_place(by: Account, location: Location) -> None:
    """Raise PermissionDenied unless this account may hold surveys at this location."""
    if not may_ask_at(by, location):
        raise PermissionDenied


def locked(by: Account, survey: Survey, *states: str, right: str = ASK) -> Survey:
    """Return the survey as it is now, held until the transaction ends.

    Raises PermissionDenied when it is not theirs, or is in none of these states any more.
    """
    if not surveys_for(by, right).filter(pk=survey.pk).exists():
        raise PermissionDenied
    row = Survey.objects.select_for_update().get(pk=survey.pk)
    if row.state not in states:
        raise PermissionDenied
    return row
