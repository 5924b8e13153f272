"""The best way of many families at once, at given costs of starts, by dynamic programming over the places of each day.

The state of a family is the set of asks that are served, the zone of its last talk, and whether it has waited since.
The same steps are taken for all families with equally many asks, as arrays: F families, k asks, P places, N + 1 places
of a day, and a last axis for the 2^k sets of asks.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from driehoek.conversations.planner.rules import WAITING

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
NEVER = 1e9


@dataclass(frozen=True)
class Crowd:
    """Families with equally many asks; an ask is a row of all asks together."""

    families: Ints  # (F,) row of the family in the board
    asks: Ints  # (F, k) row of the ask
    zones: Ints  # (F, k)
    lengths: Ints  # (F, k)
    children: Ints  # (F,)
    must: Ints  # (F,) set of asks that are locked
    whole: bool  # False: asks of families that are too large, each on its own, which can only lower the cost


@dataclass(frozen=True)
class Last:
    """The talks that were walked back to last, one per row: families, and the state when the talk ended."""

    rows: Ints
    ends: Ints
    zones: Ints
    sets: Ints

    def going_on(self, still: NDArray[np.bool_]) -> "Last":
        """Only those rows."""
        return Last(self.rows[still], self.ends[still], self.zones[still], self.sets[still])


class Day:
    """One day of a crowd. `costs` (F, k, P): all that a talk pays; `paid` (F, P + 1): the childcare up to a place."""

    def __init__(self, crowd: Crowd, costs: Floats, paid: Floats, begin: int, length: int) -> None:
        self.crowd, self.costs, self.paid, self.begin, self.length = crowd, costs, paid, begin, length
        self.count, self.size = crowd.asks.shape
        self.zones = int(crowd.zones.max()) + 1
        self.sets = np.arange(1 << self.size)
        self.ended = self._forward()

    def _forward(self) -> Floats:
        """(N + 1, F, zones, sets): the least cost of having served a set, with its last talk ending before a place."""
        ended = np.full((self.length + int(self.crowd.lengths.max()), self.count, self.zones, len(self.sets)), NEVER)
        waited = np.full((self.count, self.zones, len(self.sets)), NEVER)
        for step in range(self.length - 1):
            before = np.minimum(ended[step], waited)
            if self.zones > 1:
                before = np.minimum(before, _walked(waited))
            before[:, :, 0] = 0.0
            self._talk(ended, before, step)
            place = self.begin + step
            pay = (self.paid[:, place + 1] - self.paid[:, place])[:, None, None]
            waited = np.minimum(waited, ended[step]) + WAITING + pay
        return ended[: self.length]

    def _talk(self, ended: Floats, before: Floats, step: int) -> None:
        """Let every ask start here, after everything that can come before it."""
        for ask in range(self.size):
            cost = self.costs[:, ask, self.begin + step]
            rows = np.flatnonzero(cost < NEVER / 2)
            without = self.sets[(self.sets >> ask & 1) == 0]
            zone = self.crowd.zones[rows, ask]
            end = step + self.crowd.lengths[rows, ask]
            at = (end[:, None], rows[:, None], zone[:, None], without | 1 << ask)
            ended[at] = np.minimum(ended[at], before[rows, zone][:, without] + cost[rows, None])

    def best(self) -> Floats:
        """(F, sets): the least cost of serving a set on this day."""
        found: Floats = self.ended.min(axis=(0, 2))
        found[:, 0] = 0.0
        return found

    def talks(self, served: Ints) -> tuple[Ints, Ints, Floats]:
        """Rows of asks and their places, for the sets that are served; and when families are there (F, P)."""
        asks: list[Ints] = [np.zeros(0, np.int64)]
        starts: list[Ints] = [np.zeros(0, np.int64)]
        places, ends = np.arange(self.costs.shape[2]), np.zeros((self.count, 1), np.int64)
        present = np.zeros((self.count, len(places)))
        last = self._last(served)
        ends[last.rows, 0] = self.begin + last.ends
        while len(last.rows):
            ask, start, before = self._back(last)
            asks.append(self.crowd.asks[last.rows, ask])
            starts.append(self.begin + start)
            present[last.rows] = (places >= self.begin + start[:, None]) & (places < ends[last.rows])
            last = before.going_on(before.sets != 0)
        return np.concatenate(asks), np.concatenate(starts), present

    def _last(self, served: Ints) -> Last:
        """How each family that has talks ends its day."""
        rows = np.flatnonzero(served)
        states = self.ended[:, rows, :, served[rows]]  # (R, N + 1, zones)
        at = states.reshape(len(rows), self.length * self.zones).argmin(axis=1)
        return Last(rows, at // self.zones, at % self.zones, served[rows])

    def _back(self, last: Last) -> tuple[Ints, Ints, Last]:
        """The talks that ended there: ask and start, and the talks before them."""
        start = last.ends[:, None] - self.crowd.lengths[last.rows]  # (R, k)
        bits = 1 << np.arange(self.size)
        fits = (last.sets[:, None] & bits > 0) & (self.crowd.zones[last.rows] == last.zones[:, None]) & (start >= 0)
        start = np.where(fits, start, 0)
        rest = np.where(fits, last.sets[:, None] & ~bits, 0)
        cost = np.take_along_axis(self.costs[last.rows], (self.begin + start)[:, :, None], axis=2)
        value = self._since(last, start, rest) + np.where(fits[:, :, None], cost, 2 * NEVER)[..., None]
        at = value.reshape(len(last.rows), -1).argmin(axis=1)
        ask, source = np.divmod(at, self.length * self.zones)
        row = np.arange(len(at))
        return ask, start[row, ask], Last(last.rows, source // self.zones, source % self.zones, rest[row, ask])

    def _since(self, last: Last, start: Ints, rest: Ints) -> Floats:
        """(R, k, N + 1, zones): the cost up to a start, by when and in which zone the talk before it ended."""
        before = self.ended[:, last.rows[:, None], :, rest]  # (R, k, N + 1, zones)
        gap = start[:, :, None, None] - np.arange(self.length)[:, None]
        walk = (np.arange(self.zones) != last.zones[:, None, None, None]).astype(np.int64)
        paid = self.paid[last.rows]
        until = np.take_along_axis(paid, self.begin + start, axis=1)[:, :, None]
        pay = until - paid[:, None, self.begin : self.begin + self.length]
        value = np.where(gap >= walk, before + WAITING * (gap - walk) + pay[..., None], 2 * NEVER)
        return np.where((rest == 0)[:, :, None, None], 0.0, value)


def _walked(waited: Floats) -> Floats:
    """As `waited`, but coming from another zone: one slot of walking is no waiting."""
    ordered = np.partition(waited, 1, axis=1)
    least, second = ordered[:, :1], ordered[:, 1:2]
    return np.where(waited > least, least, second) - WAITING
