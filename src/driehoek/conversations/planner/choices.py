"""What every family would choose if everything scarce had a price: exact, for all families at once."""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from driehoek.conversations.planner.board import Ask, Board
from driehoek.conversations.planner.days import NEVER, Crowd, Day, Floats, Ints
from driehoek.conversations.planner.rules import EMPTY_HANDED, EXTRA_VISIT

MOST = 8  # asks of a family that are looked at together


@dataclass(frozen=True)
class Choice:
    """What a crowd chooses: the cost of each family with prices paid, its talks, and when it is in the building."""

    values: Floats  # (F,)
    asks: Ints  # (n,) rows of the asks that are served
    starts: Ints  # (n,) their places
    present: Floats  # (F, P), 1 where a family is there


class Choices:
    """All families of a board, ready to choose at any prices. An ask is a row of all asks of all families."""

    def __init__(self, board: Board) -> None:
        self.board = board
        rows = [(family, ask) for family, guest in enumerate(board.guests) for ask in range(len(guest.asks))]
        self.row = {pair: number for number, pair in enumerate(rows)}
        self.family = np.array([family for family, _ in rows], np.int64)
        self._describe([board.guests[family].asks[ask] for family, ask in rows])
        self.crowds = list(self._crowds())

    def _describe(self, asks: list[Ask]) -> None:
        guests = [self.board.guests[family] for family in self.family]
        self.teacher = np.array([ask.teacher for ask in asks], np.int64)
        self.length = np.array([ask.length for ask in asks], np.int64)
        self.weight = np.array([ask.weight for ask in asks], np.float64)
        self.locked = np.array([ask.locked for ask in asks], np.int64)
        self.language = np.array([-1 if guest.language is None else guest.language for guest in guests], np.int64)
        self.children = np.array([guest.children for guest in guests], np.float64)
        self.at_school = np.array([guest.place == 0 for guest in guests], np.float64)
        self.base = np.array([_costs(ask) for ask in asks]).reshape(len(asks), self.board.places)
        self.zone = np.unique([ask.zone for ask in asks], return_inverse=True)[1].astype(np.int64)

    def _crowds(self) -> Iterator[Crowd]:
        sizes: dict[int, list[int]] = {}
        for family, guest in enumerate(self.board.guests):
            sizes.setdefault(len(guest.asks), []).append(family)
        for size, families in sorted(sizes.items()):
            rows = np.array([[self.row[family, ask] for ask in range(size)] for family in families], np.int64)
            if size <= MOST:
                yield self._crowd(np.array(families, np.int64), rows, whole=True)
            else:
                yield self._crowd(np.repeat(np.array(families, np.int64), size), rows.reshape(-1, 1), whole=False)

    def _crowd(self, families: Ints, rows: Ints, *, whole: bool) -> Crowd:
        return Crowd(
            families=families,
            asks=rows,
            zones=self.zone[rows] if whole else np.zeros_like(rows),
            lengths=self.length[rows],
            children=self.children[rows[:, 0]].astype(np.int64),
            must=(self.locked[rows] << np.arange(rows.shape[1])).sum(axis=1),
            whole=whole,
        )

    def choose(self, prices: Floats, care: Floats) -> list[Choice]:
        """The best way for every family; `prices` (asks, P) are per start, `care` (P,) per child and place."""
        costs = self.base + prices - self.weight[:, None]
        return [self._choice(crowd, self._days(crowd, costs[crowd.asks], care)) for crowd in self.crowds]

    def values(self, prices: Floats, care: Floats) -> list[Floats]:
        """As `choose`, but only what every family pays."""
        costs = self.base + prices - self.weight[:, None]
        days = ((crowd, self._days(crowd, costs[crowd.asks], care)) for crowd in self.crowds)
        return [self._together(crowd, [day.best() for day in some])[0] for crowd, some in days]

    def _days(self, crowd: Crowd, costs: Floats, care: Floats) -> list[Day]:
        paid = crowd.children[:, None] * np.concatenate([[0.0], np.cumsum(care)])
        ends = np.minimum(np.arange(self.board.places) + crowd.lengths[:, :, None], self.board.places)
        costs = costs + np.take_along_axis(paid[:, None, :], ends, axis=2) - paid[:, None, :-1]
        stride = self.board.stride
        return [Day(crowd, costs, paid, begin, stride) for begin in range(0, self.board.places, stride)]

    def _choice(self, crowd: Crowd, days: list[Day]) -> Choice:
        values, served = self._together(crowd, [day.best() for day in days])
        talks = [day.talks(some) for day, some in zip(days, served, strict=True)]
        asks, starts, present = zip(*talks, strict=True)
        return Choice(values, np.concatenate(asks), np.concatenate(starts), sum(present[1:], present[0]))

    def _together(self, crowd: Crowd, best: list[Floats]) -> tuple[Floats, list[Ints]]:
        """The least cost of every family over all days, and the set that is served on each day."""
        sets = np.arange(best[0].shape[1])
        visit = np.where(sets == 0, 0, EXTRA_VISIT * crowd.whole)
        best = [served + visit for served in best]
        sums = [best[0]]
        for served in best[1:]:
            sums.append(_least_sum(sums[-1], served))
        nothing = np.where(sets == 0, EMPTY_HANDED * crowd.whole, -visit)
        total = sums[-1] + nothing + self.weight[crowd.asks].sum(axis=1)[:, None]
        total[(sets & crowd.must[:, None]) != crowd.must[:, None]] = NEVER
        chosen = total.argmin(axis=1)
        return total[np.arange(len(total)), chosen], _by_day(chosen, sums, best)


def _costs(ask: Ask) -> list[float]:
    return [cost if ask.starts >> place & 1 else NEVER for place, cost in enumerate(ask.costs)]


def _least_sum(one: Floats, other: Floats) -> Floats:
    """The least sum for every set, split in two in every way."""
    sets = np.arange(one.shape[1])
    found = one.copy()
    for part in sets[1:]:
        rest = sets[(sets & part) == 0]
        found[:, rest | part] = np.minimum(found[:, rest | part], one[:, rest] + other[:, [part]])
    return found


def _by_day(chosen: Ints, sums: list[Floats], best: list[Floats]) -> list[Ints]:
    """The sets that are served on each day, when these are served on all days together."""
    sets = np.arange(best[0].shape[1])
    found: list[Ints] = []
    for day in range(len(best) - 1, 0, -1):
        inside = (sets & ~chosen[:, None]) == 0
        earlier = np.take_along_axis(sums[day - 1], chosen[:, None] & ~sets, axis=1)
        part = np.where(inside, best[day] + earlier, np.inf).argmin(axis=1)
        found.insert(0, part)
        chosen = chosen & ~part
    return [chosen, *found]
