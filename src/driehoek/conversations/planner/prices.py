"""Prices for everything scarce, and the true lower bound that any prices give.

Suppose that every slot of a teacher, every room, interpreter and childcare place had a price, that every family
chose for itself at these prices, and that the school was paid for what it has. Families together then never cost
more than the best real plan does (Lagrangian relaxation): what they pay is at most what the school has to sell. The
better the prices, the higher the bound.
"""

from dataclasses import dataclass, replace
from math import ceil
from typing import Any

import numpy as np

from driehoek.conversations.planner.board import Board
from driehoek.conversations.planner.choices import Choice, Choices
from driehoek.conversations.planner.days import Floats

HAIR = 1e-6  # errors of adding up in a comparison
SURE = 1e-5  # the relative error that adding up floating-point numbers can make, with a wide margin


@dataclass(frozen=True)
class Prices:
    """What one place of each costs; all are 0 or more. Shapes: T teachers, L languages, P places."""

    teachers: Floats  # (T, P)
    rooms: Floats  # (P,)
    interpreters: Floats  # (L + 1, P), the last row for families that need none: 0
    care: Floats  # (P,) per child

    @classmethod
    def nothing(cls, board: Board) -> "Prices":
        """Everything is free."""
        teachers, languages, places = len(board.teachers), len(board.languages), board.places
        return cls(np.zeros((teachers, places)), np.zeros(places), np.zeros((languages + 1, places)), np.zeros(places))

    def mixed(self, other: "Prices", share: float) -> "Prices":
        """These prices for a share, the others for the rest."""
        return Prices(*(share * one + (1 - share) * two for one, two in zip(self.parts, other.parts, strict=True)))

    @property
    def parts(self) -> tuple[Floats, Floats, Floats, Floats]:
        """The four kinds of prices."""
        return self.teachers, self.rooms, self.interpreters, self.care

    def positive(self) -> "Prices":
        """The same, with what a solver left a hair below 0 at 0 and nothing asked of who needs no interpreter."""
        found = Prices(*(np.maximum(part, 0.0) for part in self.parts))
        return replace(found, interpreters=np.vstack([found.interpreters[:-1], np.zeros_like(found.care)]))

    def of_starts(self, choices: Choices) -> Floats:
        """(asks, P): what a talk that starts there has to pay over its whole length."""
        every = self.teachers[choices.teacher] + choices.at_school[:, None] * self.rooms
        every += self.interpreters[choices.language]
        every = every + choices.children[:, None] * self.care
        found = every.copy()
        for step in range(1, int(choices.length.max(initial=1))):
            later = np.pad(every[:, step:], ((0, 0), (0, step)))
            found += np.where(choices.length[:, None] > step, later, 0.0)
        return found

    def without_care(self, choices: Choices) -> Floats:
        """As `of_starts`, for the dynamic program, which adds the childcare of the whole stay itself."""
        return replace(self, care=np.zeros_like(self.care)).of_starts(choices)


@dataclass(frozen=True)
class Bound:
    """A true lower bound with the prices that prove it, and what families chose at them."""

    value: float
    prices: Prices
    chosen: list[Choice]

    @property
    def whole(self) -> int:
        """The bound as a cost: costs are whole numbers, so a fraction counts as one more."""
        return max(0, ceil(self.value - SURE * (1 + abs(self.value))))


def bound_at(choices: Choices, prices: Prices) -> Bound:
    """The bound that these prices give."""
    board = choices.board
    chosen = choices.choose(prices.without_care(choices), prices.care)
    paid = sum(float(choice.values.sum()) for choice in chosen)
    return Bound(paid - sold(board, prices), prices, chosen)


def with_cheap_interpreters(choices: Choices, bound: Bound) -> Bound:
    """A bound as high, if there is one, with the interpreters of a language on a day cheaper by what all slots cost.

    Many prices prove the same bound. High ones make it seem cheap to leave out a family that needs an interpreter, and
    `puzzles` would believe it.
    """
    board = choices.board
    for language, there in enumerate(board.interpreters):
        for begin in range(0, board.places, board.stride):
            slots = [place for place in range(begin, begin + board.stride) if there[place]]
            rows = bound.prices.interpreters.copy()
            rows[language, slots] -= rows[language, slots].min(initial=np.inf)
            found = bound_at(choices, replace(bound.prices, interpreters=rows))
            bound = found if found.value > bound.value - HAIR else bound
    return bound


def sold(board: Board, prices: Prices) -> float:
    """The most that the school can be paid: everything it has, with each teacher taking the breaks that cost least."""
    total = float(best_days(board, prices.teachers).sum()) + float(prices.rooms @ np.array(board.rooms, float))
    for row, there in zip(prices.interpreters, board.interpreters, strict=False):
        total += float(row @ np.array(there, float))
    return total + board.care * float(prices.care.sum())


def best_days(board: Board, worth: Floats) -> Floats:
    """(T,): the most that every teacher's slots can be worth with no more than `max_consecutive` in a row."""
    most = board.instance.max_consecutive
    runs: Any = np.full((len(worth), most + 1), -np.inf)  # by how many slots in a row were just used
    runs[:, 0] = 0.0
    for place in range(board.places):
        rest = runs.max(axis=1)
        if board.open >> place & 1:
            runs[:, 1:] = runs[:, :-1] + worth[:, [place]]
        else:
            runs[:, 1:] = -np.inf
        runs[:, 0] = rest
    found: Floats = runs.max(axis=1)
    return found
