"""What every family would choose if everything scarce had a price: exact, for all families at once.

A family's way to come is found by dynamic programming over the places of a day, as described in `docs/planner.md`. The same steps are
taken for all families with equally many asks together, as arrays: rows are families, and the last axis is the set of asks that are served.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from driehoek.conversations.planner.board import Board, Guest
from driehoek.conversations.planner.rules import EMPTY_HANDED, EXTRA_VISIT, WAITING

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
MOST = 8  # asks of a family that are looked at together
NEVER = 1e9


@dataclass(frozen=True)
class Crowd:
    """Families with equally many asks. Shapes: F families, k asks, P places; an ask is a row of all asks together."""

    families: Ints  # (F,) row of the family in the board
    asks: Ints  # (F, k) row of the ask
    zones: Ints  # (F, k)
    lengths: Ints  # (F, k)
    children: Ints  # (F,)
    must: Ints  # (F,) set of asks that are locked
    whole: bool  # False: asks of families that are too large, each on its own, which can only lower the cost


@dataclass(frozen=True)
class Choice:
    """What a crowd chooses: the cost of each family with prices paid, and its talks."""

    values: Floats  # (F,)
    asks: Ints  # (n,) rows of the asks that are served
    starts: Ints  # (n,) their places
    present: Floats  # (F, P) whether the family is in the building


class Choices:
    """All families of a board, ready to choose at any prices."""

    def __init__(self, board: Board) -> None:
        self.board = board
        rows = [(family, place) for family, guest in enumerate(board.guests) for place in range(len(guest.asks))]
        self.row = {pair: number for number, pair in enumerate(rows)}
        asks = [board.guests[family].asks[place] for family, place in rows]
        self.family = np.array([family for family, _ in rows], np.int64)
        self.teacher = np.array([ask.teacher for ask in asks], np.int64)
        self.length = np.array([ask.length for ask in asks], np.int64)
        self.weight = np.array([ask.weight for ask in asks], np.float64)
        self.language = np.array([_language(board.guests[family]) for family, _ in rows], np.int64)
        self.children = np.array([board.guests[family].children for family, _ in rows], np.float64)
        self.base = np.array([_costs(board, ask.starts, ask.costs) for ask in asks]).reshape(len(asks), board.places)
        self.zone = np.unique([ask.zone for ask in asks], return_inverse=True)[1].astype(np.int64)
        self.crowds = list(self._crowds())

    def _crowds(self) -> Any:
        groups: dict[int, list[int]] = {}
        for family, guest in enumerate(self.board.guests):
            groups.setdefault(len(guest.asks), []).append(family)
        for size, families in sorted(groups.items()):
            rows = np.array([[self.row[family, place] for place in range(size)] for family in families], np.int64)
            yield self._crowd(np.array(families), rows, True) if size <= MOST else self._crowd(
                np.repeat(families, size), rows.reshape(-1, 1), False
            )

    def _crowd(self, families: Ints, rows: Ints, whole: bool) -> Crowd:
        guests = [self.board.guests[family] for family in families]
        locked = np.array([ask.locked for guest in self.board.guests for ask in guest.asks])
        return Crowd(
            families,
            rows,
            self.zone[rows],
            self.length[rows],
            np.array([guest.children for guest in guests], np.int64),
            (locked[rows] << np.arange(rows.shape[1])).sum(axis=1),
            whole,
        )

    def choose(self, prices: Floats, care: Floats) -> list[Choice]:
        """The best way for every family; `prices` (asks, P) are per start, `care` (P,) per child and place."""
        return [_Day(self, crowd, self.base + prices - self.weight[:, None], care).choice() for crowd in self.crowds]


def _language(guest: Guest) -> int:
    return -1 if guest.language is None else guest.language


def _costs(board: Board, starts: int, costs: tuple[int, ...]) -> list[float]:
    return [cost if starts >> place & 1 else NEVER for place, cost in enumerate(costs)]


class _Day:
    """The dynamic program of one crowd at certain prices."""

    def __init__(self, all_: Choices, crowd: Crowd, costs: Floats, care: Floats) -> None:
        self.all, self.crowd, self.board = all_, crowd, all_.board
        self.size, self.count = crowd.asks.shape[1], len(crowd.families)
        self.zones = int(all_.zone.max()) + 1 if crowd.whole else 1
        self.zone = crowd.zones if crowd.whole else np.zeros_like(crowd.zones)
        paid = np.concatenate([[0.0], np.cumsum(care)])
        self.paid = crowd.children[:, None] * paid  # (F, P + 1) childcare up to a place
        self.costs = costs[crowd.asks] + self._care_of_talks()  # (F, k, P)
        self.sets = np.arange(1 << self.size)
        self.each = np.arange(self.count)
        self.lengths = sorted(set(crowd.lengths.ravel().tolist()))
        self.ended = [self._forward(day) for day in range(self.board.instance.days)]

    def _care_of_talks(self) -> Floats:
        ends = np.minimum(np.arange(self.board.places) + self.crowd.lengths[:, :, None], self.board.places)
        until = np.take_along_axis(self.paid[:, None, :], ends, axis=2)
        found: Floats = until - self.paid[:, None, :-1]
        return found

    def _forward(self, day: int) -> Floats:
        """(N + 1, F, zones, sets): the least cost of having served a set when the last talk ended just before a place."""
        begin, length = day * self.board.stride, self.board.stride
        ended = np.full((length + max(self.lengths), self.count, self.zones, len(self.sets)), NEVER)
        waited = np.full((self.count, self.zones, len(self.sets)), NEVER)
        for step in range(length - 1):
            before = np.minimum(ended[step], waited)
            if self.zones > 1:
                before = np.minimum(before, self._walked(waited))
            before[:, :, 0] = 0.0
            self._talk(ended, before, step, begin + step)
            pay = (self.paid[:, begin + step + 1] - self.paid[:, begin + step])[:, None, None]
            waited = np.minimum(waited, ended[step]) + WAITING + pay
        return ended[:length]

    def _walked(self, waited: Floats) -> Floats:
        """As `waited`, but coming from another zone: one slot of walking is no waiting."""
        best = np.partition(waited, 1, axis=1)
        least, second = best[:, :1], best[:, 1:2]
        return np.where(waited > least, least, second) - WAITING

    def _talk(self, ended: Floats, before: Floats, step: int, place: int) -> None:
        """Let every ask start here, after everything that can come before it."""
        for ask in range(self.size):
            cost = self.costs[:, ask, place]
            rows = np.flatnonzero(cost < NEVER / 2)
            if not len(rows):
                continue
            without = self.sets[(self.sets >> ask & 1) == 0]
            zone = self.zone[rows, ask]
            value = before[rows, zone][:, without] + cost[rows, None]
            end = step + self.crowd.lengths[rows, ask]
            at = (end[:, None], rows[:, None], zone[:, None], without | 1 << ask)
            ended[at] = np.minimum(ended[at], value)

    def choice(self) -> Choice:
        """Put the days together and walk back through the talks."""
        best = [ended.min(axis=(0, 2)) for ended in self.ended]  # per day (F, sets)
        visit = np.where(self.sets == 0, 0, EXTRA_VISIT if self.crowd.whole else 0)
        for served in best:
            served[:, 0] = 0.0
        sums = [best[0] + visit]
        for served in best[1:]:
            sums.append(self._together(sums[-1], served + visit))
        nothing = np.where(self.sets == 0, EMPTY_HANDED if self.crowd.whole else 0, -visit)
        total = sums[-1] + nothing + self.all.weight[self.crowd.asks].sum(axis=1)[:, None]
        total[(self.sets & self.crowd.must[:, None]) != self.crowd.must[:, None]] = NEVER
        chosen = total.argmin(axis=1)
        return self._talks(total[self.each, chosen], self._by_day(chosen, sums, [served + visit for served in best]))

    def _together(self, one: Floats, other: Floats) -> Floats:
        """The least sum for every set, split in two in every way."""
        found = one.copy()
        for part in self.sets[1:]:
            rest = self.sets[(self.sets & part) == 0]
            found[:, rest | part] = np.minimum(found[:, rest | part], one[:, rest] + other[:, [part]])
        return found

    def _by_day(self, chosen: Ints, sums: list[Floats], best: list[Floats]) -> list[Ints]:
        """The sets that are served on each day."""
        found: list[Ints] = []
        for day in range(len(best) - 1, 0, -1):
            inside = (self.sets & ~chosen[:, None]) == 0
            rest = chosen[:, None] & ~self.sets
            value = np.where(inside, best[day] + np.take_along_axis(sums[day - 1], rest, axis=1), np.inf)
            part = value.argmin(axis=1)
            found.insert(0, part)
            chosen = chosen & ~part
        return [chosen, *found]

    def _talks(self, values: Floats, by_day: list[Ints]) -> Choice:
        asks: list[Ints] = []
        starts: list[Ints] = []
        present = np.zeros((self.count, self.board.places))
        for day, served in enumerate(by_day):
            begin, ended = day * self.board.stride, self.ended[day]
            flat = ended[:, self.each, :, served]
            rows = np.flatnonzero(served)
            if not len(rows):
                continue
            end, zone = np.divmod(flat[rows].reshape(len(rows), -1).argmin(axis=1), self.zones)
            sets, last = served[rows], end.copy()
            while len(rows):
                ask, start, end, zone = self._back(ended, begin, rows, end, zone, sets)
                asks.append(self.crowd.asks[rows, ask])
                starts.append(begin + start)
                sets = sets & ~(1 << ask)
                done = sets == 0
                for row, a, b in zip(rows[done], start[done], last[done], strict=True):
                    present[row, begin + a : begin + b] = 1
                rows, sets, end, zone, last = (x[~done] for x in (rows, sets, end, zone, last))
        empty = np.zeros(0, np.int64)
        return Choice(values, np.concatenate(asks or [empty]), np.concatenate(starts or [empty]), present)

    def _back(self, ended: Floats, begin: int, rows: Ints, end: Ints, zone: Ints, sets: Ints) -> Any:
        """The last talk of each row's set: (ask, start, end and zone of the talk before it)."""
        k, steps, zones = self.size, len(ended), self.zones
        asks = np.arange(k)
        start = end[:, None] - self.crowd.lengths[rows]  # (R, k)
        fits = (sets[:, None] >> asks & 1 == 1) & (self.zone[rows] == zone[:, None]) & (start >= 0)
        start = np.maximum(start, 0)
        cost = np.where(fits, self.costs[rows[:, None], asks, begin + start], NEVER * 2)
        rest = np.where(fits, sets[:, None] & ~(1 << asks), 0)
        before = ended[:, rows[:, None], :, rest]  # (R, k, steps, zones)
        gap = start[:, :, None, None] - np.arange(steps)[None, None, :, None]
        walk = (np.arange(zones)[None, None, None, :] != zone[:, None, None, None]).astype(np.int64)
        paid = self.paid[rows]
        pay = np.take_along_axis(paid, begin + start, axis=1)[:, :, None] - paid[:, None, begin : begin + steps]
        value = before + WAITING * (gap - walk) + pay[..., None]
        value = np.where(gap >= walk, value, NEVER * 2)
        value = np.where((rest == 0)[:, :, None, None], 0.0, value) + cost[:, :, None, None]
        at = value.reshape(len(rows), -1).argmin(axis=1)
        ask, at = np.divmod(at, steps * zones)
        source, before_zone = np.divmod(at, zones)
        return ask, start[np.arange(len(rows)), ask], source, before_zone
