"""Doors to tasks, helpers and people from outside, and what their pages read."""

from driehoek.participation.queries.doors import (
    ask_for,
    ask_of,
    asks_of,
    helper_of,
    outsider_by_token,
    outsider_for,
    outsiders_for,
    place_for,
    task_for,
    tasks_for,
    token_of,
)
from driehoek.participation.queries.proposing import Proposal, proposals

__all__ = [
    "Proposal",
    "ask_for",
    "ask_of",
    "asks_of",
    "helper_of",
    "outsider_by_token",
    "outsider_for",
    "outsiders_for",
    "place_for",
    "proposals",
    "task_for",
    "tasks_for",
    "token_of",
]
