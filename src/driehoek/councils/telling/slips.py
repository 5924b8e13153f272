"""About voting slips that were printed for somebody."""

from typing import Any

from django.db.models import Q

from driehoek.councils.letters import slip_words
from driehoek.councils.models import Election, Voter
from driehoek.councils.rules import can_vote
from driehoek.messages.telling import Words


def words(numbers: set[int], code: str) -> dict[int, Words]:
    """Number of a voter -> title and text about their slip in this language."""
    rows = Voter.objects.filter(pk__in=numbers).select_related("election__council__location", "slip_by")
    return {row.pk: slip_words(row, code) for row in rows}


def standing() -> Q:
    """Match deliveries about slips with which one can still vote."""
    running = Election.objects.filter(can_vote()).order_by().values("pk")
    return Q(about_id__in=Voter.objects.filter(election__in=running).exclude(slip="").values("pk"))


def letters(_numbers: set[int]) -> dict[int, dict[str, Any]]:
    """Nothing: it has the form that every message has."""
    return {}
