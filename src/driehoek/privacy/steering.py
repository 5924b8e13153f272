"""What privacy asks on the start page: requests that must be answered within a month (AVG, article 12 lid 3)."""

from collections.abc import Iterator

from django.urls import reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from driehoek.cycle.steering import Matter
from driehoek.people.models import Account
from driehoek.privacy.queries.requests import requests_for
from driehoek.shared.moments import day

SHOWN = 5


def matters(account: Account) -> Iterator[Matter]:
    """The open requests that this account answers, the first to be answered on top."""
    for row in requests_for(account).filter(state="open")[:SHOWN]:
        below = _("Answer before %(day)s") % {"day": day(row.due, get_language() or "nl")}
        yield Matter("lock", row.get_right_display(), below, reverse("privacy_request", kwargs={"pk": row.pk}))
