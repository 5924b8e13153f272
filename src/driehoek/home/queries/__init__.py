"""Doors to what is suggested for at home, and what the pages about it read, each found through the person who asks."""

from driehoek.home.queries.helping import ToHelp, TooHard, said_too_hard, to_help
from driehoek.home.queries.parents import Card, Own, own, suggestion_of, suggestions_of, this_week
from driehoek.home.queries.staff import programme_for, suggestion_for, suggestions_for
from driehoek.home.queries.tallies import Tally, tallies

__all__ = [
    "Card",
    "Own",
    "Tally",
    "ToHelp",
    "TooHard",
    "own",
    "programme_for",
    "said_too_hard",
    "suggestion_for",
    "suggestion_of",
    "suggestions_for",
    "suggestions_of",
    "tallies",
    "this_week",
    "to_help",
]
