"""About what the school asks a council."""

from typing import Any

from django.db.models import Q

from driehoek.councils.member_letters import request_words
from driehoek.councils.models import CouncilRequest
from driehoek.messages.telling import Words


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text about it in this language, as it is now."""
    rows = CouncilRequest.objects.filter(pk__in=numbers).select_related("council")
    return {row.pk: request_words(row, code) for row in rows}


def standing() -> Q:
    """Match deliveries that are still to be told: until the council has answered."""
    return Q(about_id__in=CouncilRequest.objects.filter(answer="").order_by().values("pk"))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: it has the form that every message has."""
    return {}
