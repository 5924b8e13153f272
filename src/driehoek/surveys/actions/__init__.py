"""Verbs of surveys."""

from driehoek.surveys.actions.answering import answer_asked, answer_loosely
from driehoek.surveys.actions.asking import close_survey, make_survey, remind, send_survey

__all__ = ["answer_asked", "answer_loosely", "close_survey", "make_survey", "remind", "send_survey"]
