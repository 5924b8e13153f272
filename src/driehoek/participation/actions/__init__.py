"""Verbs of the room: tell what one can, make a task, ask, answer, note who came, thank; people from outside."""

from driehoek.participation.actions.answering import answer, tell_talents
from driehoek.participation.actions.outside import (
    add_outsider,
    change_outsider,
    outside_mail_came_back,
    renew_outsider_link,
    stop_outsider,
    tell_outsider,
)
from driehoek.participation.actions.tasks import ask, make_task, move_task, note_came, thank, withdraw_task

__all__ = [
    "add_outsider",
    "answer",
    "ask",
    "change_outsider",
    "make_task",
    "move_task",
    "note_came",
    "outside_mail_came_back",
    "renew_outsider_link",
    "stop_outsider",
    "tell_outsider",
    "tell_talents",
    "thank",
    "withdraw_task",
]
