"""A higher bound where talks do not fit together: teacher by teacher, with whole talks instead of single slots.

At prices for slots a teacher with one slot left over seems to have half of a double talk to sell. Here one talk of
every family has to be placed whole at its teacher; all its other talks still pay by the slot. As every family stands at
one teacher only, what the teachers cost more than at prices adds up (a Lagrangian relaxation with larger pieces).
"""

from dataclasses import dataclass, replace
from functools import cached_property
from math import ceil, floor
from operator import attrgetter

import numpy as np
from ortools.sat.python import cp_model

from driehoek.conversations.planner.board import Board, bits
from driehoek.conversations.planner.choices import Choices
from driehoek.conversations.planner.days import NEVER, Crowd, Floats, Ints
from driehoek.conversations.planner.exact import exact_solver
from driehoek.conversations.planner.prices import Bound, best_days, with_cheap_interpreters

MOST_WISHES = 1000  # of all families together: with more it takes longer than it brings
BONUS = 1e6  # makes a family choose a start if it can
FINE = 100  # parts of one point of cost in which CP-SAT counts
WORK = 2.0  # units of CP-SAT's deterministic time per teacher


def raised(choices: Choices, bound: Bound) -> Bound:
    """A bound that is at least as high, and still true.

    Teachers who gain most choose first which families stand whole at them.
    """
    if not 0 < len(choices.teacher) <= MOST_WISHES:
        return bound
    cheap = with_cheap_interpreters(choices, bound)
    puzzles, taken, total = Puzzles(choices, cheap), set[int](), 0.0
    gains = {teacher: puzzles.gain(teacher, taken) for teacher in puzzles.standing}
    for teacher in sorted((one for one, gain in gains.items() if gain > 0), key=gains.__getitem__, reverse=True):
        if (gain := puzzles.gain(teacher, taken)) > 0:
            total += gain
            taken |= puzzles.standing[teacher].keys()
    return max(bound, replace(cheap, value=cheap.value + total), key=attrgetter("value"))


@dataclass(frozen=True)
class Whole:
    """One talk of every family that is placed whole, and what its starts cost the family."""

    choices: Choices
    bound: Bound
    rows: Ints  # (W,) of the asks

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


class Puzzles:
    """The families that can stand at each teacher with one talk; each at the dearest of its teachers, or the next."""

    def __init__(self, choices: Choices, bound: Bound) -> None:
        self.choices, self.bound = choices, bound
        worth = bound.prices.teachers.sum(axis=1)[choices.teacher] * choices.length
        self.standing: dict[int, dict[int, tuple[Whole, int]]] = {}  # teacher, family: its talk, and length
        for rank in range(max(1, *((worth[crowd.asks] > 0).sum(axis=1).max() for crowd in choices.crowds))):
            whole = Whole(choices, bound, np.concatenate([_ranked(crowd, worth, rank) for crowd in choices.crowds]))
            for family, row in enumerate(whole.rows.tolist()):
                teacher, length = int(choices.teacher[row]), int(choices.length[row])
                self.standing.setdefault(teacher, {}).setdefault(family, (whole, length))

    def gain(self, teacher: int, taken: set[int]) -> float:
        """By how much the families of this teacher that are not taken cost more than prices say."""
        worth = self.bound.prices.teachers[teacher]
        sold = float(best_days(self.choices.board, self.bound.prices.teachers[[teacher]])[0])
        mine = {family: one for family, one in self.standing[teacher].items() if family not in taken}
        others = int((self.choices.teacher == teacher).sum()) > len(mine)
        puzzle = Puzzle(self.choices.board, teacher, worth if others else np.zeros_like(worth))
        for family, (whole, length) in mine.items():
            puzzle.stand(whole.more[family], length)
        return puzzle.least() / FINE + sold


class Puzzle:
    """The talks of one teacher as a program; free slots can be sold at `worth` (P,) to talks that pay by the slot."""

    def __init__(self, board: Board, teacher: int, worth: Floats) -> None:
        self.board, self.model = board, cp_model.CpModel()
        self.there = bits(board.there[teacher])
        self.used: dict[int, list[cp_model.IntVar]] = {place: [] for place in self.there}
        self.costs: list[tuple[cp_model.IntVar, int]] = []
        for place in self.there:
            if worth[place] > 0:
                self.used[place].append(self._variable(-ceil(worth[place] * FINE)))

    def _variable(self, cost: int) -> cp_model.IntVar:
        yes = self.model.new_bool_var("")
        self.costs.append((yes, cost))
        return yes

    def stand(self, more: Floats, length: int) -> None:
        """Place the talk of one family: one start, or none."""
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
        self._breaks()
        self.model.minimize(sum(cost * yes for yes, cost in self.costs))
        solver = exact_solver(WORK, 1)
        solver.solve(self.model)
        return float(solver.best_objective_bound)


def _ranked(crowd: Crowd, worth: Floats, rank: int) -> Ints:
    """(F,) the ask of each family that is worth most, the next when `rank` is 1, and so on as long as there are any."""
    order = np.argsort(-worth[crowd.asks], axis=1, kind="stable")
    best: Ints = crowd.asks[np.arange(len(crowd.asks)), order[:, min(rank, crowd.asks.shape[1] - 1)]]
    return best
