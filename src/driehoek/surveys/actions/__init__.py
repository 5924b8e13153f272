"""Verbs of surveys."""

from driehoek.surveys.actions.answering import answer_asked, answer_loosely
from driehoek.surveys.actions.asking import close_survey, discard_survey, make_survey, remind, send_survey
from driehoek.surveys.actions.drafts import put_aside, throw_away

__all__ = [
    "answer_asked",
    "answer_loosely",
    "close_survey",
    "discard_survey",
    "make_survey",
    "put_aside",
    "remind",
    "send_survey",
    "throw_away",
]
