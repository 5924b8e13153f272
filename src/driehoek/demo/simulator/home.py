"""A family as the simulator puts it together, before it is written."""

from dataclasses import dataclass, field
from typing import Any

from driehoek.people.models import Child, Family, Guardian, Household, StudentDecision


@dataclass(frozen=True)
class Pupil:
    """A child with the location, rung of its ladder and parallel group in which it is now (or was, when it left)."""

    child: Child
    code: str
    rung: int
    parallel: int
    decision: StudentDecision | None = None


@dataclass
class Home:
    """A family that is not saved yet; each guardian comes with the guardianship fields that hold for every child."""

    family: Family
    left: bool
    households: list[Household] = field(default_factory=list)
    pupils: list[Pupil] = field(default_factory=list)
    guardians: list[tuple[Guardian, dict[str, Any]]] = field(default_factory=list)
