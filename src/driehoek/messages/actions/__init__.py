"""Verbs of messages: write once, hand over to each guardian, and answer."""

from driehoek.messages.actions.links import ask_link
from driehoek.messages.actions.news import stop_news, want_news
from driehoek.messages.actions.outbox import arrived, enqueue, give_up, hand_over_letters, send_again
from driehoek.messages.actions.reading import explain, heard, opened, read_answers, understood
from driehoek.messages.actions.reports import Report, came_back, confirm, opened_letters, take_report
from driehoek.messages.actions.talking import (
    answer_parent,
    ask_school,
    close_thread,
    pass_on,
    reopen_thread,
    write_back,
)

__all__ = [
    "Report",
    "answer_parent",
    "arrived",
    "ask_link",
    "ask_school",
    "came_back",
    "close_thread",
    "confirm",
    "enqueue",
    "explain",
    "give_up",
    "hand_over_letters",
    "heard",
    "opened",
    "opened_letters",
    "pass_on",
    "read_answers",
    "reopen_thread",
    "send_again",
    "stop_news",
    "take_report",
    "understood",
    "want_news",
    "write_back",
]
