"""What of this room waits for a guardian, for their first page."""

from driehoek.people.models import Guardian
from driehoek.people.waiting import Kind, Rows, rows_of
from driehoek.privacy.models import PrivacyRequest
from driehoek.privacy.phrases import ANSWERED

KINDS = {"privacy": Kind("book", ANSWERED, "parent_requests", numbered=False)}
State = PrivacyRequest.State


def waiting(guardian: Guardian) -> list[Rows]:
    """Answers of the school that they have not read."""
    rows = PrivacyRequest.objects.filter(guardian=guardian, seen_at=None, state__in=(State.DONE, State.REFUSED))
    return [rows_of("privacy", rows)]
