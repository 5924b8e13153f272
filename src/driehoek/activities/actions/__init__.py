"""Verbs of activities, along the chain: plan, invite, answer, register, close, explain an absence."""

from driehoek.activities.actions.answering import answer, can_answer, explain_absence, mark_seen
from driehoek.activities.actions.inviting import can_invite, cancel, invite
from driehoek.activities.actions.planning import plan, plan_series
from driehoek.activities.actions.registering import (
    arrive,
    can_close,
    can_register,
    close,
    register,
    set_reason,
    take_back,
)
from driehoek.activities.actions.wording import save_text, texts_from

__all__ = [
    "answer",
    "arrive",
    "can_answer",
    "can_close",
    "can_invite",
    "can_register",
    "cancel",
    "close",
    "explain_absence",
    "invite",
    "mark_seen",
    "plan",
    "plan_series",
    "register",
    "save_text",
    "set_reason",
    "take_back",
    "texts_from",
]
