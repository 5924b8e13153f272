"""Verbs of activities, along the chain: plan, invite, answer, register, close, explain an absence."""

from driehoek.activities.actions.answering import answer, can_answer, explain_absence, mark_seen
from driehoek.activities.actions.inviting import cancel, invite, who_would_be_invited
from driehoek.activities.actions.planning import plan, plan_series, save_text
from driehoek.activities.actions.registering import arrive, close, register, set_reason, take_back

__all__ = [
    "answer",
    "arrive",
    "can_answer",
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
    "who_would_be_invited",
]
