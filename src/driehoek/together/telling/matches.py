"""About possible buddies, and that both said yes."""

from typing import Any

from django.db.models import Q

from driehoek.messages.telling import Words
from driehoek.together.letters import match_words
from driehoek.together.models import BuddyMatch


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text about a match in this language."""
    return {row.pk: match_words(row, code) for row in BuddyMatch.objects.filter(pk__in=numbers)}


def standing() -> Q:
    """Match deliveries about matches that nobody stopped."""
    return Q(about_id__in=BuddyMatch.objects.filter(ended_at=None).order_by().values("pk"))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: it has the form that every message has."""
    return {}
