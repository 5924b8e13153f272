"""Roles as data: which role may do what, read from data/roles.toml and checked when first used."""

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from driehoek.people.models import Appointment

FILE = Path(__file__).parent / "data" / "roles.toml"


@dataclass(frozen=True)
class Roles:
    """`words`: each right with its explanation; `may`: role -> rights."""

    words: dict[str, str]
    may: dict[str, frozenset[str]]

    def with_right(self, right: str) -> list[str]:
        """Return the roles that hold this right; a right nobody explained is a mistake of the programmer."""
        if right not in self.words:
            raise KeyError(right)
        return [role for role, rights in self.may.items() if right in rights]


def read(file: Path) -> Roles:
    """Read and check a roles file.

    Raises ValueError when a role is unknown or missing, or a right is not explained.
    """
    data = tomllib.loads(file.read_text(encoding="utf-8"))
    words = data.pop("may")
    may = {role: frozenset(table["may"]) for role, table in data.items()}
    if set(may) != set(Appointment.Role.values):
        raise ValueError(f"{file.name}: roles must be exactly {sorted(Appointment.Role.values)}")
    unknown = {right for rights in may.values() for right in rights} - set(words)
    if unknown:
        raise ValueError(f"{file.name}: rights without explanation: {sorted(unknown)}")
    return Roles(words, may)


@cache
def roles() -> Roles:
    """The roles of this installation."""
    return read(FILE)
