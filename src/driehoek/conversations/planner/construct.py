"""A first complete plan: families one by one, each in the best way that is left."""

from random import Random

from driehoek.conversations.planner.board import Board, Talks
from driehoek.conversations.planner.patterns import Limits, Prices, patterns
from driehoek.conversations.planner.plan import Starts
from driehoek.conversations.planner.timetable import Timetable

QUICK = Limits(waiting=1, width=30)
FADING = (0.9, 0.5, 0.2, 0.0)  # shares of the prices at which families choose again


def construct(board: Board, prices: list[Prices], seed: int) -> Timetable:
    """A complete plan: first families with locked talks, then who needs interpreters, then who has many wishes."""
    table = Timetable(board)
    families = shuffled(board, seed)
    for family in (family for family in families if lock(board, family)):
        table.put(family, lock(board, family))
    guests = board.guests
    families.sort(key=lambda family: (guests[family].language is None, -len(guests[family].asks)))
    put_again(table, families, prices)
    return table


def improve(table: Timetable, fading: list[list[Prices]], seed: int) -> None:
    """Let all families choose again, a few times, while prices fade away: what was left free is filled in."""
    for number, prices in enumerate(fading):
        put_again(table, shuffled(table.board, seed + number), prices)


def put_again(table: Timetable, families: list[int], prices: list[Prices]) -> None:
    """Take out family by family and put it back in the way that is best at these prices."""
    board = table.board
    for family in families:
        old, guest = table.take(family), board.guests[family]
        found = patterns(board, guest, table.allowed(family), prices[family], table.no_care(guest), QUICK)
        found.sort(key=lambda pattern: pattern.score)
        fitting = (one.talks for one in found if one.talks == old or table.breaks_kept(family, one.talks))
        table.put(family, next(fitting, old))


def follow(board: Board, starts: Starts) -> Timetable:
    """A plan that is there already, as far as it still keeps the rules: what no longer fits is left out."""
    table = Timetable(board)
    for family in range(len(board.guests)):
        table.put(family, lock(board, family))
    for family in range(len(board.guests)):
        for talk in _old_talks(board, family, starts):
            _add(table, family, talk)
    return table


def _old_talks(board: Board, family: int, starts: Starts) -> list[tuple[int, int]]:
    asks = enumerate(board.guests[family].asks)
    return [(place, board.place(starts[ask.number])) for place, ask in asks if ask.number in starts and not ask.locked]


def _add(table: Timetable, family: int, talk: tuple[int, int]) -> None:
    """Add one talk to a family when all rules allow it."""
    old = table.take(family)
    new = tuple(sorted((*old, talk), key=lambda one: one[1]))
    table.put(family, new if table.fits(family, new) else old)


def shuffled(board: Board, seed: int) -> list[int]:
    """All families in an order of chance."""
    families = list(range(len(board.guests)))
    Random(seed).shuffle(families)  # noqa: S311 - chance, not secrets
    return families


def lock(board: Board, family: int) -> Talks:
    """The locked talks of a family."""
    asks = enumerate(board.guests[family].asks)
    found = [(place, ask.starts.bit_length() - 1) for place, ask in asks if ask.locked]
    return tuple(sorted(found, key=lambda talk: talk[1]))
