"""Putting some families back exactly: of all their patterns the best combination, by CP-SAT.

Everybody else stays where they are. A pattern is one yes or no, so the program nearly always solves at its root.
"""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from ortools.sat.python import cp_model

from driehoek.conversations.planner.board import Talks, bits
from driehoek.conversations.planner.patterns import Limits, Pattern, Prices, patterns
from driehoek.conversations.planner.timetable import Timetable, spans
from driehoek.conversations.planner.trips import Trip, Trips
from driehoek.conversations.planner.ways import cost_of

Uses = dict[tuple[int, int], list[tuple[cp_model.IntVar, int]]]


QUICK = Limits(waiting=1, width=60)


@dataclass(frozen=True)
class Effort:
    """How hard to try: patterns per family, how they are made, and units of CP-SAT's own deterministic time."""

    most: int = 15
    limits: Limits = QUICK
    work: float = 0.2


@dataclass(frozen=True)
class Answer:
    """The new ways of the families, and whether no combination of the patterns is better."""

    ways: list[Talks]
    best: bool


def reorder(
    table: Timetable, families: list[int], prices: list[Prices], worst: list[float], effort: Effort, seed: int
) -> Answer:
    """Take families out and put them back at least as well; patterns with a score above the worst are left aside."""
    old = [table.take(family) for family in families]
    offered = [
        _offered(table, family, way, prices[family], limit, effort)
        for family, way, limit in zip(families, old, worst, strict=True)
    ]
    before = sum(cost_of(table.board, family, way) for family, way in zip(families, old, strict=True))
    ways, cost, best = Piece(table, families, offered, old).solve(effort.work, seed)
    ways = old if ways is None or cost > before else ways
    for family, way in zip(families, ways, strict=True):
        table.put(family, way)
    return Answer(ways, best)


def _offered(table: Timetable, family: int, old: Talks, prices: Prices, worst: float, effort: Effort) -> list[Pattern]:
    """The most attractive patterns of a family that is out, and the one that it had."""
    board, guest = table.board, table.board.guests[family]
    every = patterns(board, guest, table.allowed(family), prices, table.no_care(guest), effort.limits)
    found = sorted((one for one in every if one.score < worst), key=lambda pattern: pattern.score)
    del found[effort.most :]
    if all(pattern.talks != old for pattern in found):
        found.append(Pattern(0.0, cost_of(board, family, old), old))
    return found


class Piece:
    """The program over the patterns of some families that are out."""

    def __init__(self, table: Timetable, families: list[int], offered: list[list[Pattern]], old: list[Talks]) -> None:
        self.table, self.board, self.families, self.offered = table, table.board, families, offered
        self.model = cp_model.CpModel()
        self.taken = [[self.model.new_bool_var("") for _ in some] for some in offered]
        self.slots: Uses = defaultdict(list)
        self.rooms: Uses = defaultdict(list)
        self.spoken: Uses = defaultdict(list)
        self.care: Uses = defaultdict(list)
        self.trips = Trips(table.board)
        for family, some, taken, way in zip(families, offered, self.taken, old, strict=True):
            self._family(family, some, taken, way)
        self._limit()
        self._breaks()
        for some_of_one in self.trips.clashes():
            self.model.add_at_most_one(some_of_one)
        every = [yes for taken in self.taken for yes in taken]
        self.model.minimize(cp_model.LinearExpr.weighted_sum(every, [one.cost for some in offered for one in some]))

    def _family(self, family: int, some: list[Pattern], taken: list[cp_model.IntVar], way: Talks) -> None:
        """One pattern, the one it has being a hint."""
        self.model.add_exactly_one(taken)
        for pattern, yes in zip(some, taken, strict=True):
            self._note(family, pattern.talks, yes)
            if pattern.talks == way:
                self.model.add_hint(yes, True)

    def _note(self, family: int, talks: Talks, yes: cp_model.IntVar) -> None:
        """What a pattern uses."""
        guest = self.board.guests[family]
        for ask, start in talks:
            one = guest.asks[ask]
            if self.board.travels:
                self.trips.note(one.teacher, Trip(start, start + one.length, guest.place), yes)
            for place in range(start, start + one.length):
                self.slots[one.teacher, place].append((yes, 1))
                if not guest.place:
                    self.rooms[0, place].append((yes, 1))
                if guest.language is not None:
                    self.spoken[guest.language, place].append((yes, 1))
        for begin, end in spans(self.board, guest, talks) if guest.children else ():
            for place in range(begin, end):
                self.care[0, place].append((yes, guest.children))

    def _limit(self) -> None:
        """No more of anything than is left."""
        table = self.table
        self._at_most(self.rooms, [table.rooms])
        self._at_most(self.spoken, table.interpreters)
        self._at_most(self.care, [table.care])

    def _at_most(self, uses: Uses, left: list[list[int]]) -> None:
        for (row, place), some in uses.items():
            if sum(many for _, many in some) > left[row][place]:
                self.model.add(_sum(some) <= left[row][place])

    def _breaks(self) -> None:
        """One talk at a time for every teacher, and a free slot in every stretch that could become too long."""
        most = self.board.instance.max_consecutive
        free: dict[int, dict[int, cp_model.IntVar]] = defaultdict(dict)
        for (teacher, place), uses in self.slots.items():
            free[teacher][place] = self.model.new_bool_var("")
            self.model.add_exactly_one(free[teacher][place], *(yes for yes, _ in uses))
        for teacher, places in free.items():
            busy = self.table.busy[teacher]
            full = busy | sum(1 << place for place in places)
            for first in range(self.board.places - most):
                window = ((1 << (most + 1)) - 1) << first
                if full & window == window:
                    self.model.add_bool_or(places[place] for place in bits(window & ~busy))

    def solve(self, work: float, seed: int) -> tuple[list[Talks] | None, int, bool]:
        """The best combination, its cost and whether that is proved; None when none was found with so much work."""
        solver = exact_solver(work, seed)
        status = solver.solve(self.model)
        if status not in (cp_model.OPTIMAL, cp_model.FEASIBLE):
            return None, 0, False
        ways = [
            next(one.talks for one, yes in zip(some, taken, strict=True) if solver.boolean_value(yes))
            for some, taken in zip(self.offered, self.taken, strict=True)
        ]
        return ways, round(solver.objective_value), status == cp_model.OPTIMAL


def exact_solver(work: float, seed: int) -> cp_model.CpSolver:
    """The linear relaxation over patterns is tight: using all of it, without looking for more first, is fastest."""
    solver = cp_model.CpSolver()
    solver.parameters.num_workers = 1
    solver.parameters.random_seed = seed % 2**31
    solver.parameters.max_deterministic_time = work
    solver.parameters.linearization_level = 2
    solver.parameters.cp_model_presolve = False
    solver.parameters.cut_level = 0
    return solver


def _sum(uses: Iterable[tuple[cp_model.IntVar, int]]) -> cp_model.LinearExpr:
    variables, many = zip(*uses, strict=True)
    found: cp_model.LinearExpr = cp_model.LinearExpr.weighted_sum(variables, many)
    return found
