"""What would help, in words: one more interpreter, room, place or hour of a colleague, and how many talks that serves."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Help:
    """A sentence with its pictogram."""

    icon: str
    text: str


def help_of(row: Mapping[str, Any]) -> Help:
    """One row of what the planner says, as it is kept with the plan."""
    return Help(row["icon"], row["text"])
