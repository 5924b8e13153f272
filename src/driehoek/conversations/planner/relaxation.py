"""First prices, from a linear program over requests and starts that PDLP solves in a second or two.

It leaves out waiting and walking. Its size grows with the number of wishes and not with the number of ways to come,
so it is there when nothing else is known yet.
"""

from collections.abc import Iterator

from ortools.linear_solver.python import model_builder

from driehoek.conversations.planner.board import Board, bits
from driehoek.conversations.planner.market import INFINITY, Market
from driehoek.conversations.planner.prices import Prices
from driehoek.conversations.planner.rules import EMPTY_HANDED, EXTRA_VISIT

Start = tuple[int, int, model_builder.Variable]  # ask, place, how much of the talk starts there


def first_prices(board: Board) -> Prices:
    """Prices to begin with."""
    market = Market(board)
    for family in range(len(board.guests)):
        _family(market, family)
    return market.prices()[1]


def _family(market: Market, family: int) -> None:
    starts = list(_starts(market, family))
    board, guest = market.board, market.board.guests[family]
    for ask, place, share in starts:
        market.use(family, ask, place, share)
        market.mind(family, range(place, place + guest.asks[ask].length), share)
    for ask in range(len(guest.asks)):
        _at_most_one(market, [share for one, _, share in starts if one == ask])
    for place in range(board.places):
        _at_most_one(market, [share for ask, start, share in starts if start <= place < start + guest.asks[ask].length])
    _visits(market, starts)


def _starts(market: Market, family: int) -> Iterator[Start]:
    for place, ask in enumerate(market.board.guests[family].asks):
        for start in bits(ask.starts):
            yield place, start, market.variable(ask.costs[start] - ask.weight)


def _at_most_one(market: Market, shares: list[model_builder.Variable]) -> None:
    if len(shares) > 1:
        row = market.row(-INFINITY, 1)
        for share in shares:
            row.add_term(share, 1)


def _visits(market: Market, starts: list[Start]) -> None:
    """Come on a day for whatever happens on it, or not at all: one visit is free, others and staying away are not."""
    came = market.row(1, INFINITY)
    came.add_term(market.variable(EMPTY_HANDED + EXTRA_VISIT), 1)
    stride = market.board.stride
    for day in sorted({start // stride for _, start, _ in starts}):
        visit = market.variable(EXTRA_VISIT)
        came.add_term(visit, 1)
        for ask in sorted({ask for ask, start, _ in starts if start // stride == day}):
            row = market.row(-INFINITY, 0)
            row.add_term(visit, -1)
            for share in (share for one, start, share in starts if one == ask and start // stride == day):
                row.add_term(share, 1)
