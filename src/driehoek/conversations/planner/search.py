"""How a plan becomes better: rounds in which all workers start from the same plan and their changes are put together.

A round is a fixed number of steps, and every step a fixed amount of work, so the same input, seed, number of workers and number of
rounds give the same plan on any machine. Only how many rounds fit in a minute differs.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.choices import Choices
from driehoek.conversations.planner.construct import FADING, construct, improve
from driehoek.conversations.planner.prices import Bound, Prices
from driehoek.conversations.planner.scores import scores
from driehoek.conversations.planner.team import Stopped, Team
from driehoek.conversations.planner.timetable import Timetable
from driehoek.conversations.planner.ways import cost_of
from driehoek.conversations.planner.worker import Change, Done, Task

STEPS = 10  # per round and worker


@dataclass(frozen=True)
class Terms:
    """For how long to search: until the clock, or so many rounds, or until somebody says stop."""

    seconds: float
    rounds: int
    workers: int
    seed: int
    stop: Callable[[], bool] = lambda: False
    tell: Callable[[str], None] = lambda _: None


class Search:
    """One search. `table` is the best plan so far, and complete at any moment."""

    def __init__(self, board: Board, table: Timetable, terms: Terms) -> None:
        self.board, self.table, self.terms = board, table, terms
        self.begin = time.monotonic()
        self.round = 0
        self.bound: Bound | None = None
        self.cost = cost(table)

    @property
    def lower_bound(self) -> int:
        """What no plan can cost less than."""
        return self.bound.whole if self.bound else 0

    def run(self, team: Team) -> None:
        """Search until the plan is proved to be the best, or the terms end it."""
        try:
            self._prices(team)
            while self.round < self.terms.rounds and self.cost > self.lower_bound:
                self._round(team)
        except Stopped:
            self.terms.tell("stopped: the best plan so far is kept")

    def _do(self, team: Team, tasks: list[Task | None]) -> list[Done | None]:
        return team.do(tasks, self.terms.stop, self.begin + self.terms.seconds)

    def _prices(self, team: Team) -> None:
        """Get first prices, and use them for a better plan to begin with."""
        first = self._do(team, [Task(prices=True), *[None] * (self.terms.workers - 1)])[0]
        self._learn(first and first.bound)
        assert self.bound is not None  # noqa: S101 - the first prices are always there
        choices, prices = Choices(self.board), self.bound.prices
        other = construct(self.board, scores(choices, prices), self.terms.seed)
        improve(other, [scores(choices, prices, share) for share in FADING], self.terms.seed)
        if (better := cost(other)) < self.cost:
            self.table, self.cost = other, better
        self._told: list[Prices | None] = [None] * self.terms.workers
        self._learning = True
        self._tell()

    def _learn(self, bound: Bound | None) -> None:
        if bound is None:
            self._learning = False
        elif self.bound is None or bound.value > self.bound.value:
            self.bound = bound

    def _round(self, team: Team) -> None:
        self.round += 1
        done = self._do(team, [self._task(worker) for worker in range(self.terms.workers)])
        for worker, one in enumerate(done):
            if one is not None and self._is_for_prices(worker):
                self._learn(one.bound)
            for change in one.changes if one else ():
                self._take_over(change)
        self.cost = cost(self.table)
        self._tell()

    def _is_for_prices(self, worker: int) -> bool:
        """The first worker goes on with prices as long as they become better; alone, in every second round."""
        return worker == 0 and self._learning and (self.terms.workers > 1 or self.round % 2 == 0)

    def _task(self, worker: int) -> Task:
        if self._is_for_prices(worker):
            return Task(prices=True)
        assert self.bound is not None  # noqa: S101 - the first prices are always there
        new = self.bound.prices if self._told[worker] is not self.bound.prices else None
        self._told[worker] = self.bound.prices
        seed = (self.terms.seed * 1_000_003 + self.round) * 64 + worker
        return Task(ways=tuple(self.table.talks), steps=STEPS, seed=seed, at=new)

    def _take_over(self, change: Change) -> None:
        """Do what a worker did, unless another has taken the place or it makes the plan worse by now."""
        old = [(family, self.table.take(family)) for family, _ in change]
        for number, (family, way) in enumerate(change):
            if not self.table.fits(family, way):
                self._undo(old, number)
                return
            self.table.put(family, way)
        if sum(cost_of(self.board, *one) for one in change) > sum(cost_of(self.board, *one) for one in old):
            self._undo(old, len(old))

    def _undo(self, old: Change, placed: int) -> None:
        for family, _ in old[:placed]:
            self.table.take(family)
        for family, way in old:
            self.table.put(family, way)

    def _tell(self) -> None:
        bound = self.lower_bound
        share = f"{(self.cost - bound) / max(1, bound):.2%}"
        self.terms.tell(f"round {self.round}: cost {self.cost}, at least {bound}, gap {share}")


def cost(table: Timetable) -> int:
    """What a timetable costs."""
    return sum(cost_of(table.board, family, way) for family, way in enumerate(table.talks))
