"""Verbs of imports: look, apply, undo; the run of an upload through them; and addresses of calendars."""

from driehoek.exchange.actions.feeding import end_feed, renew_feed
from driehoek.exchange.actions.importing import bring_in, columns_of, remember
from driehoek.exchange.actions.runs import accept, ask_undo, choose_columns, put_away, upload
from driehoek.exchange.actions.undoing import CannotUndoError, undo
from driehoek.exchange.actions.working import give_up, work

__all__ = [
    "CannotUndoError",
    "accept",
    "ask_undo",
    "bring_in",
    "choose_columns",
    "columns_of",
    "end_feed",
    "give_up",
    "put_away",
    "remember",
    "renew_feed",
    "undo",
    "upload",
    "work",
]
