"""About elections."""

from typing import Any

from django.db.models import Q

from driehoek.councils.letters import words_of
from driehoek.councils.models import Election
from driehoek.councils.rules import can_stand, can_vote
from driehoek.messages.telling import Words


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number -> title and text about an election in this language, as far as it is now."""
    return {row.pk: words_of(row, code) for row in Election.objects.filter(pk__in=numbers).select_related("council")}


def standing() -> Q:
    """Match deliveries that are still to be told: standing and voting while they last, then the result."""
    stand = Q(kind="election_stand", about_id__in=Election.objects.filter(can_stand()).values("pk"))
    vote = Q(kind="election_vote", about_id__in=Election.objects.filter(can_vote()).values("pk"))
    return stand | vote | Q(kind="election_result")


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: a letter about an election has the form that every message has."""
    return {}
