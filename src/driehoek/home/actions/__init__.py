"""Verbs of the room: add to the library, suggest, take back, start a programme; reply, join; help."""

from driehoek.home.actions.adding import keep_own, take_over, withdraw_own
from driehoek.home.actions.helping import offer_help
from driehoek.home.actions.parents import join, reply
from driehoek.home.actions.suggesting import end_programme, restore, start_programme, suggest, withdraw

__all__ = [
    "end_programme",
    "join",
    "keep_own",
    "offer_help",
    "reply",
    "restore",
    "start_programme",
    "suggest",
    "take_over",
    "withdraw",
    "withdraw_own",
]
