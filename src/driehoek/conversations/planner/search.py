"""How a plan becomes better: rounds in which all workers start from the same plan and their changes are put
together.

A round is a fixed number of steps, and every step a fixed amount of work, so the same input, seed, number of workers
and number of rounds give the same plan on any machine. Only how many rounds fit in a minute differs.
"""

import time
from collections.abc import Callable
from dataclasses import dataclass

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.choices import Choices
from driehoek.conversations.planner.construct import FADING, construct, improve
from driehoek.conversations.planner.prices import Bound, Prices
from driehoek.conversations.planner.progress import Progress, Tell
from driehoek.conversations.planner.scores import scores
from driehoek.conversations.planner.team import Stopped, Team
from driehoek.conversations.planner.timetable import Timetable
from driehoek.conversations.planner.ways import cost_of
from driehoek.conversations.planner.worker import PRICE_STEPS, Change, Done, Task

FAMILIES = 400  # that each worker takes out in a round, one after the other
SMALLEST, LARGEST = 60, 200  # families that are taken out together
FEW, SEVERAL = 40, 250  # wishes of all families together that can be looked at at once
SIMPLE = 5  # wishes of one family: with more it can come in too many ways to make all of them
GROWTH = 1.15  # by which there are more after a round that brought nothing
SHRINK = 0.97  # and fewer after one that did
SEARCHING = 0.96  # the share of the time for searching; the rest is for telling reasons and what would help
PACE = 0.6  # rounds a second that an ordinary machine with two free cores makes, with a margin


def usual_rounds(seconds: float) -> int:
    """The rounds after which a search ends before the clock, unless the machine is slow: always the same plan."""
    return max(1, round(seconds * PACE))


@dataclass(frozen=True)
class Terms:
    """For how long to search: until the clock, or so many rounds, or until somebody says stop."""

    seconds: float
    rounds: int
    workers: int
    seed: int
    stop: Callable[[], bool] = lambda: False
    tell: Tell = lambda _: None


class Search:
    """One search. `table` is the best plan so far, and complete at any moment."""

    def __init__(self, board: Board, table: Timetable, terms: Terms, begin: float | None = None) -> None:
        self.board, self.table, self.terms = board, table, terms
        self.begin = time.monotonic() if begin is None else begin
        self.until = self.begin + terms.seconds * SEARCHING
        self.round = 0
        self.bound: Bound | None = None
        self.cost = cost(table)
        self.proved = False
        self.ended = ""  # optimal, rounds, clock or interrupt
        self.size = float(SMALLEST)
        self._due = 0  # the round in which the first worker's prices are collected; 0: it searches like the others
        self._told: dict[int, Prices] = {}

    @property
    def lower_bound(self) -> int:
        """What no plan can cost less than."""
        return self.cost if self.proved else self.bound.whole if self.bound else 0

    def run(self, team: Team) -> None:
        """Search until the plan is proved to be the best, or the terms end it."""
        try:
            self._prices(team)
            while self.round < self.terms.rounds and self.cost > self.lower_bound:
                self._round(team)
            self.ended = "optimal" if self.cost <= self.lower_bound else "rounds"
        except Stopped:
            self.ended = "interrupt" if self.terms.stop() else "clock"

    def _done(self, team: Team, worker: int) -> Done:
        return team.receive(worker, self.terms.stop, self.until)

    def _prices(self, team: Team) -> None:
        """Get first prices, and use them for a better plan to begin with."""
        team.send(0, Task(prices=True))
        self._learn(self._done(team, 0).bound)
        self._ask_for_prices(team)
        while self._due and self.terms.workers == 1:  # who is alone learns first, and then searches
            self._collect_prices(team)
        assert self.bound is not None  # noqa: S101 - the first prices are always there
        choices, prices = Choices(self.board), self.bound.prices
        other = construct(self.board, scores(choices, prices), self.terms.seed)
        improve(other, [scores(choices, prices, share) for share in FADING], self.terms.seed)
        if (better := cost(other)) < self.cost:
            self.table, self.cost = other, better
        self.tell()

    def _ask_for_prices(self, team: Team) -> None:
        """Let the first worker make prices better; the answer is used a fixed number of rounds later."""
        team.send(0, Task(prices=True))
        self._due = self.round + PRICE_STEPS

    def _learn(self, bound: Bound | None) -> None:
        if bound is not None and (self.bound is None or bound.value > self.bound.value):
            self.bound = bound

    def _round(self, team: Team) -> None:
        """The workers improve the plan; the first one makes prices better instead, as long as it can."""
        number = self.round + 1
        searching = range(self._due > 0, self.terms.workers)
        for worker in searching:
            team.send(worker, self._task(worker, number))
        done = [self._done(team, worker) for worker in searching]
        for change in (change for one in done for change in one.changes):
            self._take_over(change)
        self.proved = any(one.proved for one in done)
        self.round, before, self.cost = number, self.cost, cost(self.table)
        self.size = min(LARGEST, max(SMALLEST, self.size * (GROWTH if self.cost == before else SHRINK)))
        if self._due == self.round:
            self._collect_prices(team)
        self.tell()

    def _collect_prices(self, team: Team) -> None:
        bound = self._done(team, 0).bound
        self._learn(bound)
        if bound is None:
            self._due = 0
        else:
            self._ask_for_prices(team)

    def _task(self, worker: int, number: int) -> Task:
        assert self.bound is not None  # noqa: S101 - the first prices are always there
        new = self.bound.prices if self._told.get(worker) is not self.bound.prices else None
        self._told[worker] = self.bound.prices
        seed = (self.terms.seed * 1_000_003 + number) * 64 + worker
        return Task(
            ways=tuple(self.table.talks),
            steps=self._steps(),
            size=int(self.size),
            seed=seed * 1000,
            at=new,
            prove=self._small(number),
        )

    def _small(self, number: int) -> bool:
        """Whether to look at everything at once: in the first round when that is little work, else now and then."""
        wishes = sum(len(guest.asks) for guest in self.board.guests)
        if any(len(guest.asks) > SIMPLE for guest in self.board.guests):
            return False
        return wishes <= FEW or (wishes <= SEVERAL and number % 10 == 0)

    def _steps(self) -> int:
        return max(2, round(FAMILIES / self.size))

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

    def tell(self) -> None:
        """Tell how far it is."""
        served, wished = sum(map(len, self.table.talks)), len(self.board.instance.requests)
        bound = self.lower_bound if self.bound or self.proved else None
        self.terms.tell(Progress(served, wished, self.cost, bound, time.monotonic() - self.begin, self.round))


def cost(table: Timetable) -> int:
    """What a timetable costs."""
    return sum(cost_of(table.board, family, way) for family, way in enumerate(table.talks))
