"""About meetings for which there is an agenda."""

from typing import Any

from django.db.models import Q
from django.utils import timezone

from driehoek.councils.member_letters import agenda_words
from driehoek.councils.models import Meeting
from driehoek.messages.telling import Words


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text about it in this language, as it is now."""
    rows = Meeting.objects.filter(pk__in=numbers).select_related("council")
    return {row.pk: agenda_words(row, code) for row in rows}


def standing() -> Q:
    """Match deliveries that are still to be told: until the council meets."""
    return Q(about_id__in=Meeting.objects.filter(start__gt=timezone.now()).order_by().values("pk"))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: it has the form that every message has."""
    return {}
