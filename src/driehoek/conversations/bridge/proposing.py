"""A new time to propose for a talk that was missed."""

from datetime import datetime

from driehoek.conversations.bridge.check import Checker
from driehoek.conversations.bridge.reading import sheet_of, wish_asked
from driehoek.conversations.models import Talk


def proposed_time(talk: Talk) -> datetime | None:
    """The first time from now on, in this round, at which nothing is against it; None when there is none."""
    if talk.wish is None:
        return None
    sheet = sheet_of(talk.round)
    ask = wish_asked(sheet, talk.wish)
    free = [one.slot for one in Checker(sheet, ask).choices() if not one.problems]
    return sheet.grid.start(free[0]) if free else None
