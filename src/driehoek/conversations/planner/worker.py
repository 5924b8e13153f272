"""One of the processes that search: it is told a plan, improves it for a fixed number of steps, and tells what it changed."""

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
from driehoek.conversations.planner.plan import Starts
from driehoek.conversations.planner.prices import Bound, Prices, bound_at
from driehoek.conversations.planner.relaxation import first_prices
from driehoek.conversations.planner.scores import Loss
from driehoek.conversations.planner.timetable import Timetable

Change = list[tuple[int, Talks]]  # families with the new ways that one step gave them
SIZE = 40  # families that are taken out together


@dataclass(frozen=True)
class Task:
    """What a worker is to do: make prices better, or improve a plan by so many steps."""

    prices: bool = False
    ways: tuple[Talks, ...] = ()
    steps: int = 0
    seed: int = 0
    at: Prices | None = None  # new prices to search at; None: the same as before


@dataclass(frozen=True)
class Done:
    """What came of it. `bound` stays None when there was nothing to gain in prices any more."""

    bound: Bound | None = None
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
        self.loss: Loss | None = None
        self._bounds: Iterator[Bound] | None = None

    def do(self, task: Task) -> Done:
        """One task; the same tasks give the same answers."""
        if task.prices:
            return Done(bound=self._better_prices())
        if task.at is not None:
            self.loss = Loss(self.choices, bound_at(self.choices, task.at))
        self._follow(task.ways)
        return Done(changes=tuple(self._improve(task)))

    def _better_prices(self) -> Bound | None:
        if self._bounds is None:
            first = bound_at(self.choices, first_prices(self.board))
            self._bounds = Columns(self.choices, first).steps()
            return first
        return next(self._bounds, None)

    def _follow(self, ways: tuple[Talks, ...]) -> None:
        """Take over a plan."""
        differing = [family for family, way in enumerate(ways) if self.table.talks[family] != way]
        for family in differing:
            self.table.take(family)
        for family in differing:
            self.table.put(family, ways[family])

    def _improve(self, task: Task) -> Iterator[Change]:
        assert self.loss is not None  # noqa: S101 - the first task of searching brings prices
        neighbours, chance = Neighbours(self.board, self.loss.of(self.table)), Random(task.seed)  # noqa: S311
        for step in range(task.steps):
            families = neighbours.choose(SIZE, chance)
            old = [self.table.talks[family] for family in families]
            answer = reorder(self.table, families, self.loss.scores, Effort(), task.seed + step)
            change = [(family, new) for family, was, new in zip(families, old, answer.ways, strict=True) if was != new]
            if change:
                yield change
