"""Doors to messages, deliveries and conversations, each found through the person who asks."""

from driehoek.messages.queries.deliveries import (
    FAR,
    about,
    deliveries_for,
    delivery_for,
    letters_for,
    problem_counts,
    problems_for,
    same_message,
    undelivered,
)

__all__ = [
    "FAR",
    "about",
    "deliveries_for",
    "delivery_for",
    "letters_for",
    "problem_counts",
    "problems_for",
    "same_message",
    "undelivered",
]
