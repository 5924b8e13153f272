"""Verbs of school days: note and explain absence, keep the calendar, and raise signals early."""

from driehoek.schooldays.actions.breaks import add_break, load_holidays, remove_break
from driehoek.schooldays.actions.noting import (
    change_missed,
    note_missed,
    report_self,
    take_back,
    take_back_told,
    tell_missed,
)
from driehoek.schooldays.actions.signals import recount

__all__ = [
    "add_break",
    "change_missed",
    "load_holidays",
    "note_missed",
    "recount",
    "remove_break",
    "report_self",
    "take_back",
    "take_back_told",
    "tell_missed",
]
