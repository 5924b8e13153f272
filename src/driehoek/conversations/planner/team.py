"""The processes that search side by side, and giving them work in rounds."""

import multiprocessing
import time
from collections.abc import Callable, Sequence
from multiprocessing.connection import Connection, wait
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

    def do(self, tasks: Sequence[Task | None], stop: Callable[[], bool], until: float) -> list[Done | None]:
        """Let every worker do its task (None: nothing) and wait for all; Stopped when told to stop or the clock says so."""
        waiting = {pipe: place for place, (pipe, task) in enumerate(zip(self.pipes, tasks, strict=True)) if task}
        for pipe, place in waiting.items():
            pipe.send(tasks[place])
        found: list[Done | None] = [None] * len(tasks)
        while waiting:
            if stop() or time.monotonic() > until:
                raise Stopped
            for pipe in wait(list(waiting), timeout=BLINK):
                assert isinstance(pipe, Connection)  # noqa: S101 - for the type checker
                found[waiting.pop(pipe)] = pipe.recv()
        return found
