"""Write one line of the record that is never changed."""

from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db import models

from driehoek.people.models import Account, AuditLine, Family, Guardian, Location, Organisation

Doer = Account | Guardian | AnonymousUser | None


def record(
    verb: str,
    *,
    by: Doer,
    subject: models.Model | None = None,
    family: Family | None = None,
    location: Location | None = None,
    organisation: Organisation | None = None,
    about: Guardian | None = None,
    **details: Any,
) -> AuditLine:
    """Append a line: `by` did `verb` to `subject`, concerning this family, location or organisation.

    `about` names the one guardian it concerns: the other parent then does not get to see the line. `details` must be
    plain JSON and never holds the contents of notes: the line tells that, not what.
    """
    if about:
        details["about"] = about.pk
    return AuditLine.objects.create(
        verb=verb,
        account=by if isinstance(by, Account) else None,
        guardian=by if isinstance(by, Guardian) else None,
        subject=f"{subject._meta.model_name}:{subject.pk}" if subject else "",
        family=family,
        location=location,
        organisation=organisation or (location.organisation if location else None),
        details=details,
    )
