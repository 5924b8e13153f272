"""Tell members of a council that the last day for an answer is near, one question at a time."""

import time
from datetime import timedelta

from driehoek.councils.actions.work import remind_members
from driehoek.councils.models import CouncilRequest
from driehoek.people.rules import today

NEAR = timedelta(days=7)
EVERY = 600.0  # seconds between two looks when no day is near
_rest = {"until": 0.0}


def take_next() -> bool:
    """Remind of one question; False when none is near its last day, or when that was just looked at."""
    if time.monotonic() < _rest["until"]:
        return False
    near = CouncilRequest.objects.filter(answer="", reminded_on=None, due_on__range=(today(), today() + NEAR))
    request = near.select_related("council__location").order_by("due_on", "pk").first()
    if request is None:
        _rest["until"] = time.monotonic() + EVERY
        return False
    remind_members(request=request)
    return True
