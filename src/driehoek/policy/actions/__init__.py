"""Verbs of policy: each checks its rule, writes in one transaction and leaves an audit line."""

from driehoek.policy.actions.goals import archive_goal, choose_forms, restore_goal, save_goal
from driehoek.policy.actions.visions import adopt_vision, answer_question, endorse, publish_vision, write_vision

__all__ = [
    "adopt_vision",
    "answer_question",
    "archive_goal",
    "choose_forms",
    "endorse",
    "publish_vision",
    "restore_goal",
    "save_goal",
    "write_vision",
]
