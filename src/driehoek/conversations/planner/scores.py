"""What prices mean for single families: how attractive their starts are, and where a plan loses against the bound."""

from dataclasses import dataclass

import numpy as np

from driehoek.conversations.planner import patterns
from driehoek.conversations.planner.board import Board, bits
from driehoek.conversations.planner.choices import Choices
from driehoek.conversations.planner.prices import Bound, Prices
from driehoek.conversations.planner.timetable import Timetable
from driehoek.conversations.planner.ways import cost_of


def own_costs(board: Board) -> list[patterns.Prices]:
    """Starts at their own costs, with everything scarce for free."""
    return [[list(map(float, ask.costs)) for ask in guest.asks] for guest in board.guests]


def scores(choices: Choices, prices: Prices, share: float = 1.0) -> list[patterns.Prices]:
    """Per family, ask and place: the own cost of a start and a share of what it has to pay."""
    paid = (prices.of_starts(choices) * share).tolist()
    found: list[patterns.Prices] = []
    row = 0
    for guest in choices.board.guests:
        rows = paid[row : row + len(guest.asks)]
        own = (ask.costs for ask in guest.asks)
        found.append([[cost + pay for cost, pay in zip(one, some, strict=True)] for one, some in zip(own, rows, strict=True)])
        row += len(guest.asks)
    return found


@dataclass(frozen=True)
class Losses:
    """Where a plan lies above the bound: the sum of all losses is about the whole gap."""

    families: list[float]
    teachers: list[float]


class Loss:
    """Measures losses at fixed prices."""

    def __init__(self, choices: Choices, bound: Bound) -> None:
        self.board = choices.board
        self.scores = scores(choices, bound.prices)
        self.worth = bound.prices.teachers.tolist()
        self.best = np.zeros(len(self.board.guests))
        for crowd, choice in zip(choices.crowds, bound.chosen, strict=True):
            np.add.at(self.best, crowd.families, choice.values)

    def of(self, table: Timetable) -> Losses:
        """What each family comes worse than it would like to at these prices, and what free slots of teachers are worth."""
        families = [self._family(family, way) for family, way in enumerate(table.talks)]
        free = (there & ~busy for there, busy in zip(self.board.there, table.busy, strict=True))
        teachers = [sum(worth[place] for place in bits(places)) for worth, places in zip(self.worth, free, strict=True)]
        return Losses(families, teachers)

    def _family(self, family: int, way: tuple[tuple[int, int], ...]) -> float:
        asks, rows = self.board.guests[family].asks, self.scores[family]
        paid = sum(rows[ask][start] - asks[ask].costs[start] for ask, start in way)
        return max(0.0, cost_of(self.board, family, way) + paid - float(self.best[family]))
