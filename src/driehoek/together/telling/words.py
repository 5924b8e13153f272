"""About words of a buddy, which nobody at school reads out: only that there are some."""

from typing import Any

from django.db.models import Q

from driehoek.messages.telling import Words
from driehoek.together.letters import message_words
from driehoek.together.models import BuddyMessage


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> that a buddy wrote, in this language."""
    return {number: message_words(code) for number in numbers}


def standing() -> Q:
    """Match deliveries about words that were not read yet, between two of whom nobody stopped."""
    rows = BuddyMessage.objects.filter(read_at=None, match__ended_at=None)
    return Q(about_id__in=rows.order_by().values("pk"))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: it has the form that every message has."""
    return {}
