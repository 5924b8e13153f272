"""The words of messages about requests, for a letter on paper or on the phone (see messages/telling.py)."""

from typing import Any

from django.db.models import Q

from driehoek.messages.telling import Words
from driehoek.privacy.letters import answered_words
from driehoek.privacy.models import PrivacyRequest


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> that the answer is there, in this language."""
    return {number: answered_words(code) for number in numbers}


def standing() -> Q:
    """Match deliveries about answers that were not read yet."""
    return Q(about_id__in=PrivacyRequest.objects.filter(seen_at=None).order_by().values("pk"))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: it has the form that every message has."""
    return {}
