"""A linear program in which families use scarce things; its dual values are prices.

Two programs are built with it: `relaxation` over requests and starts, and `columns` over whole ways to come. Neither
needs to be solved exactly: whatever prices come out, `prices.bound_at` proves what they are worth.
"""

from collections.abc import Iterable

import numpy as np
from ortools.linear_solver.python import model_builder

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.prices import Prices

Thing = tuple[str, int, int]  # kind of `Prices`, its row, place
INFINITY = float("inf")
PDLP = """num_threads: 1
termination_criteria {{
  iteration_limit: {iterations}
  simple_optimality_criteria {{ eps_optimal_absolute: 1e-3 eps_optimal_relative: {precision} }}
}}"""


class Market:
    """The program while it grows."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.model = model_builder.Model()  # type: ignore[no-untyped-call]
        self.things: dict[Thing, model_builder.LinearConstraint] = {}
        self.plenty = {"rooms": board.instance.rooms is None, "care": board.instance.childcare_places is None}
        self._slots: dict[tuple[int, int], model_builder.Variable] = {}

    def variable(self, cost: float) -> model_builder.Variable:
        """A share of something, 0 or more."""
        found = self.model.new_num_var(0.0, INFINITY, "")
        found.objective_coefficient = cost
        return found

    def row(self, least: float, most: float) -> model_builder.LinearConstraint:
        """A row without terms."""
        return self.model.add_linear_constraint(model_builder.LinearExpr.constant(0), least, most)

    def use(self, family: int, ask: int, start: int, variable: model_builder.Variable) -> None:
        """A talk takes a teacher, a room and an interpreter in all its places."""
        guest = self.board.guests[family]
        one = guest.asks[ask]
        for place in range(start, start + one.length):
            self.take(("teachers", one.teacher, place), variable)
            if not guest.place:
                self.take(("rooms", 0, place), variable)
            if guest.language is not None:
                self.take(("interpreters", guest.language, place), variable)

    def mind(self, family: int, places: Iterable[int], variable: model_builder.Variable) -> None:
        """The children of a family are in the childcare in these places."""
        if children := self.board.guests[family].children:
            for place in places:
                self.take(("care", 0, place), variable, children)

    def take(self, thing: Thing, variable: model_builder.Variable, many: int = 1) -> None:
        """A variable uses so many of a thing."""
        if self.plenty.get(thing[0]):
            return
        if thing not in self.things:
            self.things[thing] = self._limit(*thing)
        self.things[thing].add_term(variable, many)

    def _limit(self, kind: str, row: int, place: int) -> model_builder.LinearConstraint:
        if kind == "teachers":
            limit = self.row(-INFINITY, 0)
            limit.add_term(self._slot(row, place), -1)
            return limit
        there = self.board.interpreters[row] if kind == "interpreters" else self.board.rooms
        return self.row(-INFINITY, self.board.care if kind == "care" else there[place])

    def _slot(self, teacher: int, place: int) -> model_builder.Variable:
        """Whether a teacher's slot is used; the rows of breaks are made with the first slot."""
        if (teacher, place) not in self._slots:
            for every in range(self.board.places):
                self._slots[teacher, every] = self.model.new_num_var(0.0, 1.0, "")
            self._breaks(teacher)
        return self._slots[teacher, place]

    def _breaks(self, teacher: int) -> None:
        most = self.board.instance.max_consecutive
        window = (1 << (most + 1)) - 1
        for first in range(self.board.places):
            if self.board.there[teacher] >> first & window == window:
                row = self.row(-INFINITY, most)
                for place in range(first, first + most + 1):
                    row.add_term(self._slots[teacher, place], 1)

    def prices(self, precision: float = 1e-4, iterations: int = 20_000) -> tuple[float, Prices]:
        """Solve by PDLP with one thread: the value, and the prices of all things."""
        solver = model_builder.Solver("pdlp")
        solver.set_solver_specific_parameters(PDLP.format(precision=precision, iterations=iterations))
        return self._solved(solver)

    def exact_prices(self, work: float) -> tuple[float, Prices]:
        """Solve by GLOP, for at most so many units of its deterministic time (about seconds)."""
        solver = model_builder.Solver("glop")
        solver.set_solver_specific_parameters(f"max_deterministic_time: {work}")
        return self._solved(solver)

    def _solved(self, solver: model_builder.Solver) -> tuple[float, Prices]:
        solver.solve(self.model)
        found = Prices.nothing(self.board)
        duals = np.asarray(solver.dual_values(self.model.get_linear_constraints()), float)
        for (kind, row, place), limit in self.things.items():
            part = getattr(found, kind)
            part[(row, place) if part.ndim == 2 else place] = -duals[limit.index]
        return solver.objective_value, found.positive()
