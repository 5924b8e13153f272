"""Talks of families with school: a round, who can when, what each wishes, the plan, and what became of each talk."""

from driehoek.conversations.models.parties import Party, PartyTime, Wish
from driehoek.conversations.models.rounds import Host, HostTime, InterpreterTime, Round, RoundDay
from driehoek.conversations.models.talks import Solving, Talk
from driehoek.conversations.models.tellings import Telling

__all__ = [
    "Host",
    "HostTime",
    "InterpreterTime",
    "Party",
    "PartyTime",
    "Round",
    "RoundDay",
    "Solving",
    "Talk",
    "Telling",
    "Wish",
]
