"""Verbs of rounds and talks."""

from driehoek.conversations.actions.copying import copy_round
from driehoek.conversations.actions.hosts import add_host, add_suggested, change_host, give_times, remove_host
from driehoek.conversations.actions.interpreters import add_interpreter, remove_interpreter
from driehoek.conversations.actions.rounds import close_round, keep_round, reopen_round

__all__ = [
    "add_host",
    "add_interpreter",
    "add_suggested",
    "change_host",
    "close_round",
    "copy_round",
    "give_times",
    "keep_round",
    "remove_host",
    "remove_interpreter",
    "reopen_round",
]
