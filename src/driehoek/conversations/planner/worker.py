"""One of the processes that search: it is told a plan, improves it for a fixed number of steps, and tells what it
changed.
"""

import signal
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import Connection
from random import Random

from driehoek.conversations.planner.board import Board, Talks
from driehoek.conversations.planner.choices import Choices
from driehoek.conversations.planner.columns import Columns
from driehoek.conversations.planner.exact import Effort, reorder
from driehoek.conversations.planner.instance import Instance
from driehoek.conversations.planner.neighbours import Neighbours
from driehoek.conversations.planner.patterns import Limits
from driehoek.conversations.planner.plan import Starts
from driehoek.conversations.planner.prices import Bound, Prices, bound_at
from driehoek.conversations.planner.puzzles import raised
from driehoek.conversations.planner.relaxation import first_prices
from driehoek.conversations.planner.scores import Losses
from driehoek.conversations.planner.timetable import Timetable

Change = list[tuple[int, Talks]]  # families with the new ways that one step gave them
PATIENCE = 20  # neighbourhoods that are looked at per step, when in most of them nothing can be gained
HAIR = 1e-3  # errors of adding up
WORK = 0.005  # units of CP-SAT's deterministic time per family
EVERY = 10**6  # more ways than any family has
PROOF = 10.0  # units of CP-SAT's deterministic time for a proof
PRICE_STEPS = 4  # per task of making prices better


@dataclass(frozen=True)
class Task:
    """What a worker is to do: make prices better, improve a plan by so many steps, or prove that nothing is better."""

    prices: bool = False
    prove: bool = False
    ways: tuple[Talks, ...] = ()
    steps: int = 0
    size: int = 0  # families that are taken out together
    seed: int = 0
    at: Prices | None = None  # new prices to search at; None: the same as before


@dataclass(frozen=True)
class Done:
    """What came of it. `bound` stays None when there was nothing to gain in prices any more."""

    bound: Bound | None = None
    proved: bool = False
    changes: tuple[Change, ...] = ()


def serve(pipe: Connection, instance: Instance, before: Starts | None) -> None:
    """Work until the other side hangs up. An interrupt is for the main process, which then hangs up."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    worker = Worker(Board(instance, before))
    try:
        while True:
            pipe.send(worker.do(pipe.recv()))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


class Worker:
    """Does tasks on a timetable of its own."""

    def __init__(self, board: Board) -> None:
        self.board, self.choices, self.table = board, Choices(board), Timetable(board)
        self.losses: Losses | None = None
        self.complete = Effort(EVERY, Limits(board.stride, EVERY), PROOF)
        self._bounds: Iterator[Bound] | None = None

    def do(self, task: Task) -> Done:
        """One task; the same tasks give the same answers."""
        if task.prices:
            return Done(bound=self._better_prices())
        if task.at is not None:
            self.losses = Losses(self.choices, bound_at(self.choices, task.at), self.table)
        self._follow(task.ways)
        return self._prove(task) if task.prove else Done(changes=tuple(self._improve(task)))

    def _better_prices(self) -> Bound | None:
        if self._bounds is None:
            first = bound_at(self.choices, first_prices(self.board))
            self._bounds = self._ever_better(first)
            return first
        found = None
        for _ in range(PRICE_STEPS):
            found = next(self._bounds, None) or found
        return found

    def _ever_better(self, first: Bound) -> Iterator[Bound]:
        """Prices as good as they become, and at the end what they leave out."""
        found = first
        for found in Columns(self.choices, first).steps():
            yield found
        yield raised(self.choices, found)

    def _follow(self, ways: tuple[Talks, ...]) -> None:
        """Take over a plan."""
        differing = [family for family, way in enumerate(ways) if self.table.talks[family] != way]
        for family in differing:
            self.table.take(family)
        for family in differing:
            self.table.put(family, ways[family])

    def _prove(self, task: Task) -> Done:
        """Put all families back at once, over all ways that could still be part of a better plan."""
        assert self.losses is not None  # noqa: S101 - the first task of searching brings prices
        everybody = list(range(len(self.board.guests)))
        old, most = list(self.table.talks), self._most(everybody, self.losses)
        worst = [value + most for value in self.losses.values]
        answer = reorder(self.table, everybody, self.losses.scores, worst, self.complete, task.seed)
        change = [(one, new) for one, was, new in zip(everybody, old, answer.ways, strict=True) if was != new]
        return Done(changes=(change,), proved=answer.best)

    def _improve(self, task: Task) -> Iterator[Change]:
        assert self.losses is not None  # noqa: S101 - the first task of searching brings prices
        neighbours, chance = Neighbours(self.board, self.losses), Random(task.seed)  # noqa: S311
        tried = solved = 0
        while solved < task.steps and tried < task.steps * PATIENCE:
            tried += 1
            families = neighbours.choose(task.size, chance)
            if (most := self._most(families, self.losses)) >= 1:
                solved += 1
                yield self._reorder(families, self.losses, most, task.seed + tried)

    def _most(self, families: list[int], losses: Losses) -> float:
        """The most that reordering some families can gain; costs are whole numbers, so less than 1 is nothing."""
        teachers = {ask.teacher for family in families for ask in self.board.guests[family].asks}
        return sum(map(losses.family, families)) + sum(map(losses.teacher, teachers)) + losses.shared() + HAIR

    def _reorder(self, families: list[int], losses: Losses, most: float, seed: int) -> Change:
        old = [self.table.talks[family] for family in families]
        worst = [losses.values[family] + most for family in families]
        effort = Effort(work=WORK * len(families))
        answer = reorder(self.table, families, losses.scores, worst, effort, seed)
        return [(family, new) for family, was, new in zip(families, old, answer.ways, strict=True) if was != new]
