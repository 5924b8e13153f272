"""Visits of teachers at several places: which of them leave no time to travel from one to the other."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import combinations
from typing import NamedTuple

from ortools.sat.python import cp_model

from driehoek.conversations.planner.board import Board


class Trip(NamedTuple):
    """A talk that a teacher could have at a place."""

    start: int
    end: int
    place: int


class Trips:
    """What could be where, of the families that are put back; who stays stands in the timetable already."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self._found: defaultdict[int, defaultdict[Trip, list[cp_model.IntVar]]] = defaultdict(lambda: defaultdict(list))

    def note(self, teacher: int, trip: Trip, yes: cp_model.IntVar) -> None:
        """A pattern in which a teacher has this talk."""
        self._found[teacher][trip].append(yes)

    def clashes(self) -> Iterator[list[cp_model.IntVar]]:
        """Patterns of which at most one can be: any with one talk, and any with another that is too near in time."""
        for trips in self._found.values():
            for one, other in combinations(sorted(trips), 2):
                if one.place != other.place and other.start >= one.end and not self._in_time(one, other):
                    yield trips[one] + trips[other]

    def _in_time(self, one: Trip, other: Trip) -> bool:
        """Whether the way fits in between. Talks that overlap are told apart by the slots that they use."""
        another_day = one.start // self.board.stride != other.start // self.board.stride
        return another_day or other.start - one.end >= self.board.instance.travel[one.place][other.place]
