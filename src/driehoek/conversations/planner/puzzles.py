"""A higher bound where talks do not fit together: teacher by teacher, with whole talks instead of single slots.

At prices for slots a teacher with one slot left over seems to have half of a double talk to sell. Here one talk of
every family has to be placed whole at its teacher; all its other talks still pay by the slot. As every family stands at
one teacher only, what the teachers cost more than at prices adds up (a Lagrangian relaxation with larger pieces).
"""

from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, floor

import numpy as np
from ortools.sat.python import cp_model

from driehoek.conversations.planner.board import bits
from driehoek.conversations.planner.choices import Choices
from driehoek.conversations.planner.days import NEVER, Crowd, Floats, Ints
from driehoek.conversations.planner.exact import exact_solver
from driehoek.conversations.planner.prices import Bound, best_days

MOST_WISHES = 1000  # of all families together: with more it takes longer than it brings
BONUS = 1e6  # makes a family choose a start if it can
FINE = 100  # parts of one point of cost in which CP-SAT counts
WORK = 2.0  # units of CP-SAT's deterministic time per teacher


def raised(choices: Choices, bound: Bound) -> Bound:
    """The same prices with a bound that is at least as high, and still true."""
    if not 0 < len(choices.teacher) <= MOST_WISHES:
        return bound
    puzzles = Puzzles(choices, bound)
    gain = sum(max(0.0, puzzles.gain(teacher)) for teacher in np.unique(choices.teacher[puzzles.rows]).tolist())
    return replace(bound, value=bound.value + gain)


@dataclass(frozen=True)
class Puzzles:
    """The talks that are placed whole, one per family, and what their starts cost the families."""

    choices: Choices
    bound: Bound

    @cached_property
    def rows(self) -> Ints:
        """(W,) per family the ask at its dearest teacher."""
        worth = self.bound.prices.teachers.sum(axis=1)[self.choices.teacher]
        return np.concatenate([_dearest(crowd, worth) for crowd in self.choices.crowds])

    @cached_property
    def paid(self) -> Floats:
        """(asks, P) what a start pays: all but the own teacher for the talks that are placed whole."""
        free = replace(self.bound.prices, teachers=np.zeros_like(self.bound.prices.teachers))
        paid = self.bound.prices.without_care(self.choices)
        paid[self.rows] = free.without_care(self.choices)[self.rows]
        return paid

    @cached_property
    def more(self) -> Floats:
        """(W, P + 1) what each start costs a family more than its own choice; last without that talk."""
        own = np.concatenate([choice.values for choice in self.bound.chosen])
        columns = [self._values(place) + BONUS for place in range(self.choices.board.places)]
        more: Floats = np.stack([*columns, self._values(None)], axis=1) - own[:, None]
        return more

    def _values(self, place: int | None) -> Floats:
        """(W,) what the families pay when these talks start at one place, if they can, or are left out."""
        paid = self.paid.copy()
        paid[self.rows] = NEVER
        if place is not None:
            paid[self.rows, place] = self.paid[self.rows, place] - BONUS
        return np.concatenate(self.choices.values(paid, self.bound.prices.care))

    def gain(self, teacher: int) -> float:
        """By how much the families of this teacher cost more than prices say."""
        worth = self.bound.prices.teachers[teacher]
        sold = float(best_days(self.choices.board, self.bound.prices.teachers[[teacher]])[0])
        mine = np.flatnonzero(self.choices.teacher[self.rows] == teacher)
        others = int((self.choices.teacher == teacher).sum()) > len(mine)
        puzzle = Puzzle(self, teacher, mine.tolist(), worth if others else np.zeros_like(worth))
        return puzzle.least() / FINE + sold


class Puzzle:
    """The talks of one teacher as a program; free slots can be sold at `worth` (P,) to talks that pay by the slot."""

    def __init__(self, puzzles: Puzzles, teacher: int, mine: list[int], worth: Floats) -> None:
        self.board, self.model = puzzles.choices.board, cp_model.CpModel()
        self.there = bits(self.board.there[teacher])
        self.used: dict[int, list[cp_model.IntVar]] = {place: [] for place in self.there}
        self.costs: list[tuple[cp_model.IntVar, int]] = []
        for family in mine:
            self._family(puzzles.more[family], int(puzzles.choices.length[puzzles.rows[family]]))
        for place in self.there:
            if worth[place] > 0:
                self.used[place].append(self._variable(-ceil(worth[place] * FINE)))
        self._breaks()
        self.model.minimize(sum(cost * yes for yes, cost in self.costs))

    def _variable(self, cost: int) -> cp_model.IntVar:
        yes = self.model.new_bool_var("")
        self.costs.append((yes, cost))
        return yes

    def _family(self, more: Floats, length: int) -> None:
        """One start, or none."""
        ways = np.flatnonzero(more < BONUS / 2).tolist()
        taken = {place: self._variable(floor(more[place] * FINE)) for place in ways}
        self.model.add_exactly_one(taken.values())
        for start, yes in taken.items():
            for place in range(start, start + length) if start < self.board.places else ():
                self.used[place].append(yes)

    def _breaks(self) -> None:
        """One talk at a time, and a free slot in every stretch that could become too long."""
        free = {place: self.model.new_bool_var("") for place in self.there}
        for place, some in self.used.items():
            self.model.add_exactly_one(free[place], *some)
        most = self.board.instance.max_consecutive
        for first in self.there:
            if all(place in free for place in range(first, first + most + 1)):
                self.model.add_bool_or(free[place] for place in range(first, first + most + 1))

    def least(self) -> float:
        """What no solution can cost less than, in parts of a point."""
        solver = exact_solver(WORK, 1)
        solver.solve(self.model)
        return float(solver.best_objective_bound)


def _dearest(crowd: Crowd, worth: Floats) -> Ints:
    """(F,) the ask of each family whose teacher is worth most."""
    best: Ints = crowd.asks[np.arange(len(crowd.asks)), worth[crowd.asks].argmax(axis=1)]
    return best
