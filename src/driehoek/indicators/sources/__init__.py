"""Counting functions, by what they know; importing this package registers them all."""

from driehoek.indicators.sources import (
    absences,
    at_home,
    beforehand,
    children,
    contacts,
    families,
    intake,
    policy,
    promises,
    surveys,
    ways,
)

__all__ = [
    "absences",
    "at_home",
    "beforehand",
    "children",
    "contacts",
    "families",
    "intake",
    "policy",
    "promises",
    "surveys",
    "ways",
]
