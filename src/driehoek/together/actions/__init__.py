"""Verbs of this room: propose, choose and make a morning; start a commission and work in it; buddies."""

from driehoek.together.actions.buddies import (
    consent,
    handle_report,
    offer_buddy,
    propose_match,
    read_words,
    report,
    stop_match,
    stop_offer,
    write_to_buddy,
)
from driehoek.together.actions.commissions import (
    answer_seat,
    ask_guardian,
    end_commission,
    leave,
    seat_colleague,
    start_commission,
)
from driehoek.together.actions.programme import choose, decline, make_morning, propose, put_on_list, reopen
from driehoek.together.actions.working import add_task, finish_task, plan_meeting, take_task, write_minutes

__all__ = [
    "add_task",
    "answer_seat",
    "ask_guardian",
    "choose",
    "consent",
    "decline",
    "end_commission",
    "finish_task",
    "handle_report",
    "leave",
    "make_morning",
    "offer_buddy",
    "plan_meeting",
    "propose",
    "propose_match",
    "put_on_list",
    "read_words",
    "reopen",
    "report",
    "seat_colleague",
    "start_commission",
    "stop_match",
    "stop_offer",
    "take_task",
    "write_minutes",
    "write_to_buddy",
]
