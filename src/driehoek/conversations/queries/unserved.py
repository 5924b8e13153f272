"""Wishes without a time: why, and what is nearest to possible."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from driehoek.conversations.bridge.check import Checker, Choice, Problem
from driehoek.conversations.bridge.reading import wish_asked
from driehoek.conversations.bridge.sheet import Sheet
from driehoek.conversations.bridge.words import reason
from driehoek.conversations.models import Wish


@dataclass(frozen=True)
class Unserved:
    """A wish, why it has no time, and the time with the least against it; None when there is none at all."""

    wish: Wish
    why: str
    nearest: datetime | None
    against: tuple[Problem, ...]

    @property
    def possible(self) -> bool:
        """Whether the nearest time breaks no hard rule."""
        return self.nearest is not None and not any(problem.hard for problem in self.against)


def with_reasons(sheet: Sheet, wishes: Iterable[Wish]) -> Iterator[Unserved]:
    """Say of each wish why it has no time and what comes nearest."""
    return (_one(sheet, wish) for wish in wishes)


def _one(sheet: Sheet, wish: Wish) -> Unserved:
    ask = wish_asked(sheet, wish)
    choices = Checker(sheet, ask).choices()
    best = min(choices, key=_against, default=None)
    why = reason(wish.unserved)
    return Unserved(wish, why, sheet.grid.start(best.slot) if best else None, best.problems if best else ())


def _against(choice: Choice) -> tuple[int, int, int]:
    return sum(problem.hard for problem in choice.problems), len(choice.problems), choice.slot
