"""First come, first served, for comparison: what a school gets that lets families book for themselves.

Families come in an order of chance. Each books wish by wish, the most wanted first, and takes the free time that is
best for it next to what it has: no second evening and no waiting if it can, then the half of the evening that it
prefers. Of times that are equally good it takes any: were it always the earliest, teachers would soon have no break
left and the plan would be worse. It sees everything that is scarce, and never makes room for others.
"""

from random import Random

from driehoek.conversations.planner.board import Board, Talks, bits
from driehoek.conversations.planner.construct import lock, shuffled
from driehoek.conversations.planner.plan import Starts
from driehoek.conversations.planner.timetable import Timetable
from driehoek.conversations.planner.ways import cost_of


def first_come(board: Board, seed: int) -> Starts:
    """The plan that comes of it."""
    table = Timetable(board)
    for family in range(len(board.guests)):
        table.put(family, lock(board, family))
    chance = Random(seed)  # noqa: S311 - chance, not secrets
    for family in shuffled(board, seed):
        asks = board.guests[family].asks
        wishes = (number for number, ask in enumerate(asks) if not ask.locked)
        for ask in sorted(wishes, key=lambda number: (-asks[number].weight, number)):
            _book(table, family, ask, chance)
    return table.starts()


def _book(table: Timetable, family: int, ask: int, chance: Random) -> None:
    """Book one more talk at the best free time, when there is one."""
    old = table.take(family)
    free = [_with(old, ask, start) for start in bits(table.allowed(family)[ask])]
    fitting = [(cost_of(table.board, family, talks), talks) for talks in free if table.fits(family, talks)]
    least = min((cost for cost, _ in fitting), default=0)
    best = [talks for cost, talks in fitting if cost == least]
    table.put(family, chance.choice(best) if best else old)


def _with(talks: Talks, ask: int, start: int) -> Talks:
    return tuple(sorted((*talks, (ask, start)), key=lambda talk: talk[1]))
