"""What must hold before somebody acts on a survey."""

from django.core.exceptions import PermissionDenied, ValidationError
from django.utils.translation import gettext as _

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

    Raises PermissionDenied when it is not theirs, ValidationError when it is in none of these states any more.
    """
    if not surveys_for(by, right).filter(pk=survey.pk).exists():
        raise PermissionDenied
    row = Survey.objects.select_for_update().filter(pk=survey.pk).first()
    if row is None:
        raise PermissionDenied
    if row.state not in states:
        raise ValidationError(_("Meanwhile this survey was sent or closed. Look at it as it is now."))
    return row
