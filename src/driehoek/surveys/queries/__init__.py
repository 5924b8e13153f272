"""Doors to surveys, through the person who asks."""

from driehoek.surveys.queries.doors import (
    asked_account,
    asked_guardian,
    may_ask_at,
    survey_for,
    survey_location,
    surveys_for,
)

__all__ = ["asked_account", "asked_guardian", "may_ask_at", "survey_for", "survey_location", "surveys_for"]
