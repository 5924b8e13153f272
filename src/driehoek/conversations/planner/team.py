"""The processes that search side by side, and giving them work in rounds."""

import multiprocessing
import time
from collections.abc import Callable
from multiprocessing.connection import Connection
from types import TracebackType

from driehoek.conversations.planner.instance import Instance
from driehoek.conversations.planner.plan import Starts
from driehoek.conversations.planner.worker import Done, Task, serve

BLINK = 0.1  # seconds between two looks at whether to stop


class Stopped(Exception):  # noqa: N818 - no error: time is up, or somebody interrupted
    """The round was given up."""


class Team:
    """So many worker processes, for as long as the block lasts."""

    def __init__(self, instance: Instance, before: Starts | None, workers: int) -> None:
        context = multiprocessing.get_context("spawn")
        self.pipes: list[Connection] = []
        self.processes = []
        for _ in range(workers):
            ours, theirs = context.Pipe()
            process = context.Process(target=serve, args=(theirs, instance, before), daemon=True)
            process.start()
            theirs.close()
            self.pipes.append(ours)
            self.processes.append(process)

    def __enter__(self) -> "Team":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process, pipe in zip(self.processes, self.pipes, strict=True):
            pipe.close()
            process.kill()
            process.join()

    def send(self, worker: int, task: Task) -> None:
        """Give a worker its next task."""
        self.pipes[worker].send(task)

    def receive(self, worker: int, stop: Callable[[], bool], until: float) -> Done:
        """What a worker has done; Stopped when told to stop or the clock says so."""
        while not self.pipes[worker].poll(BLINK):
            if stop() or time.monotonic() > until:
                raise Stopped
        if stop() or time.monotonic() > until:
            raise Stopped
        found: Done = self.pipes[worker].recv()
        return found
