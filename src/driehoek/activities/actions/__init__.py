"""Verbs of activities, along the chain: plan, invite, answer, register, close, explain an absence."""

from driehoek.activities.actions.answering import answer, can_answer, explain_absence, mark_seen
from driehoek.activities.actions.experimenting import begin_experiment, conclude_experiment, stop_experiment
from driehoek.activities.actions.inviting import can_invite, cancel, invite
from driehoek.activities.actions.measuring import attach, say_what_it_takes, take_off
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
from driehoek.activities.actions.tapping import tap
from driehoek.activities.actions.wording import save_text, texts_from

__all__ = [
    "answer",
    "arrive",
    "attach",
    "begin_experiment",
    "can_answer",
    "can_close",
    "can_invite",
    "can_register",
    "cancel",
    "close",
    "conclude_experiment",
    "explain_absence",
    "invite",
    "mark_seen",
    "plan",
    "plan_series",
    "register",
    "save_text",
    "say_what_it_takes",
    "set_reason",
    "stop_experiment",
    "take_back",
    "take_off",
    "tap",
    "texts_from",
]
