"""About questions to sit in a commission."""

from typing import Any

from django.db.models import Q

from driehoek.messages.telling import Words
from driehoek.together.letters import seat_words
from driehoek.together.models import CommissionMember


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text of the question in this language."""
    rows = CommissionMember.objects.filter(pk__in=numbers).select_related("commission__words")
    return {row.pk: seat_words(row, code) for row in rows}


def standing() -> Q:
    """Match deliveries of questions that still wait for an answer."""
    rows = CommissionMember.objects.filter(agreed_at=None, left_at=None, commission__ended_at=None)
    return Q(about_id__in=rows.order_by().values("pk"))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: it has the form that every message has."""
    return {}
