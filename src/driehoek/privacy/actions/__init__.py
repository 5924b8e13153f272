"""Verbs about one's own file: take it along, ask something about it, and answer that."""

from driehoek.privacy.actions.answering import answer, give_back, hold_back, release, take_longer
from driehoek.privacy.actions.asking import ask, note_seen, take_along, take_back

__all__ = [
    "answer", "ask", "give_back", "hold_back", "note_seen", "release", "take_along", "take_back", "take_longer",
]  # fmt: skip
