"""What prices mean for single families: how attractive their starts are, and where a plan loses against the bound."""

import numpy as np

from driehoek.conversations.planner import patterns
from driehoek.conversations.planner.board import Board, bits
from driehoek.conversations.planner.choices import Choices
from driehoek.conversations.planner.prices import Bound, Prices, best_days
from driehoek.conversations.planner.timetable import Timetable, spans
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
        found.append(
            [[cost + pay for cost, pay in zip(one, some, strict=True)] for one, some in zip(own, rows, strict=True)]
        )
        row += len(guest.asks)
    return found


class Losses:
    """Where a plan lies above the bound, at fixed prices: the losses of everybody together are the whole gap.

    The losses of some families and of what they could use are also the most that can be gained by reordering just them.
    """

    def __init__(self, choices: Choices, bound: Bound, table: Timetable) -> None:
        self.board, self.table, self.prices = choices.board, table, bound.prices
        self.scores = scores(choices, bound.prices)
        self.worth = bound.prices.teachers.tolist()
        self.most = best_days(self.board, bound.prices.teachers).tolist()
        values = np.zeros(len(self.board.guests))
        for crowd, choice in zip(choices.crowds, bound.chosen, strict=True):
            np.add.at(values, crowd.families, choice.values)
        self.values = values.tolist()

    def family(self, family: int) -> float:
        """By how much a family does worse than it would like to."""
        way, asks, rows = self.table.talks[family], self.board.guests[family].asks, self.scores[family]
        paid = sum(rows[ask][start] - asks[ask].costs[start] for ask, start in way)
        return max(0.0, cost_of(self.board, family, way) + paid + self._waiting(family) - self.values[family])

    def _waiting(self, family: int) -> float:
        """What the childcare costs between talks."""
        guest, way = self.board.guests[family], self.table.talks[family]
        if not guest.children:
            return 0.0
        stay = {place for begin, end in spans(self.board, guest, way) for place in range(begin, end)}
        stay -= {place for ask, start in way for place in range(start, start + guest.asks[ask].length)}
        return guest.children * float(sum(self.prices.care[place] for place in stay))

    def teacher(self, teacher: int) -> float:
        """What a teacher's free slots would be worth."""
        worth = self.worth[teacher]
        used = sum(worth[place] for place in bits(self.table.busy[teacher]))
        return max(0.0, float(self.most[teacher] - used))

    def shared(self) -> float:
        """What free rooms, interpreters and childcare places would be worth."""
        table, prices = self.table, self.prices
        left = float(prices.rooms @ np.array(table.rooms)) + float(prices.care @ np.array(table.care))
        pairs = zip(prices.interpreters, table.interpreters, strict=False)
        return float(left + sum(float(row @ np.array(there)) for row, there in pairs))
