"""Talks of families with school: rounds, who can when, what each wishes, the plan, and what a talk leaves."""

from driehoek.conversations.models.parties import Party, PartyTime, Wish
from driehoek.conversations.models.reports import Agreement, Reading, Report, ReportSection, StudentReading, YearlyLeast
from driehoek.conversations.models.rounds import Host, HostTime, InterpreterTime, Round, RoundDay
from driehoek.conversations.models.talks import Solving, Talk
from driehoek.conversations.models.tellings import Telling

__all__ = [
    "Agreement",
    "Host",
    "HostTime",
    "InterpreterTime",
    "Party",
    "PartyTime",
    "Reading",
    "Report",
    "ReportSection",
    "Round",
    "RoundDay",
    "Solving",
    "StudentReading",
    "Talk",
    "Telling",
    "Wish",
    "YearlyLeast",
]
