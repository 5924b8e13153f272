"""`./driehoek planner`: solve an instance, check a plan, print an example."""

import argparse
import json
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from types import FrameType
from typing import Any

from driehoek.conversations.planner import rules
from driehoek.conversations.planner.costs import figures
from driehoek.conversations.planner.examples import example
from driehoek.conversations.planner.fields import BadInput
from driehoek.conversations.planner.instance import Instance, read
from driehoek.conversations.planner.options import parser
from driehoek.conversations.planner.plan import Starts, read_starts
from driehoek.conversations.planner.search import Terms, usual_rounds
from driehoek.conversations.planner.solve import solve


def main(arguments: Sequence[str]) -> int:
    """Do what is asked; 0 when it went well, 1 for a plan that breaks a rule, 2 for input that cannot be used."""
    options = parser().parse_args(arguments)
    try:
        return {"solve": _solve, "check": _check, "example": _example}[options.order](options)
    except BadInput as wrong:
        print(wrong, file=sys.stderr)  # noqa: T201 - it talks to a terminal
        return 2


def _solve(options: argparse.Namespace) -> int:
    instance = read(_text(options.instance))
    before = _kept(instance, read_starts(_text(options.start), instance)) if options.start else None
    terms = Terms(
        seconds=options.time_limit,
        rounds=usual_rounds(options.time_limit) if options.rounds is None else options.rounds,
        workers=options.workers,
        seed=options.seed,
        stop=Interrupt().came,
        tell=lambda progress: _tell(progress.line),
    )
    plan = solve(instance, terms, before)
    _write(options.output, plan.as_data())
    _tell(f"{len(plan.starts)} of {len(instance.requests)} talks, cost {plan.cost}, at least {plan.lower_bound}")
    return 0


def _kept(instance: Instance, starts: Starts) -> Starts:
    """A plan to start from; locked talks stand where they are locked, whatever the plan says."""
    return {**starts, **instance.locked}


def _check(options: argparse.Namespace) -> int:
    instance = read(_text(options.instance))
    starts = read_starts(_text(options.plan), instance)
    broken = rules.broken(instance, starts)
    _write(None, {"keeps_all_rules": not broken, "broken": broken, **figures(instance, starts).as_data()})
    return 1 if broken else 0


def _example(options: argparse.Namespace) -> int:
    _write(None, example(options.kind, options.seed))
    return 0


class Interrupt:
    """Notes that somebody wants it to end, so that the best plan so far is still written."""

    def __init__(self) -> None:
        self._came = False
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._note)

    def _note(self, number: int, frame: FrameType | None) -> None:
        self._came = True

    def came(self) -> bool:
        """Whether it was asked to end."""
        return self._came


def _text(path: str) -> str:
    try:
        return Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"{path} cannot be read: {error}") from error


def _tell(line: str) -> None:
    print(line, file=sys.stderr, flush=True)  # noqa: T201 - it talks to a terminal


def _write(path: str | None, data: dict[str, Any]) -> None:
    """Write JSON in one go: a plan is there whole or not at all."""
    text = json.dumps(data, separators=(",", ":") if "talks" in data or "families" in data else None) + "\n"
    if path is None:
        sys.stdout.write(text)
        return
    part = Path(f"{path}.part")
    part.write_text(text, encoding="utf-8")
    part.replace(path)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
