"""Verbs of imports: look, apply, undo; and the run of an upload through them."""

from driehoek.exchange.actions.importing import bring_in
from driehoek.exchange.actions.runs import accept, ask_undo, choose_columns, upload, work
from driehoek.exchange.actions.undoing import CannotUndoError, undo

__all__ = ["CannotUndoError", "accept", "ask_undo", "bring_in", "choose_columns", "undo", "upload", "work"]
