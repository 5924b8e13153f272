"""Doors to visions, goals and what was agreed about them, and what their pages show."""

from driehoek.policy.queries.doors import (
    colleagues_at,
    evaluation_before_summer,
    may,
    may_set_goals,
    policy_location,
)
from driehoek.policy.queries.goals import form_cards, goal_for, goals_for, goals_of
from driehoek.policy.queries.visions import missing_parties, public_vision, vision_for, vision_now, visions_of

__all__ = [
    "colleagues_at",
    "evaluation_before_summer",
    "form_cards",
    "goal_for",
    "goals_for",
    "goals_of",
    "may",
    "may_set_goals",
    "missing_parties",
    "policy_location",
    "public_vision",
    "vision_for",
    "vision_now",
    "visions_of",
]
