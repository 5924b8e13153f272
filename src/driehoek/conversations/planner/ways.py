"""What one way of one family costs."""

from driehoek.conversations.planner.board import Board, Talks
from driehoek.conversations.planner.rules import EMPTY_HANDED, EXTRA_VISIT, WAITING


def cost_of(board: Board, family: int, talks: Talks) -> int:
    """The cost of one family that comes like this, the talks in the order of time."""
    asks = board.guests[family].asks
    cost = sum(ask.weight for ask in asks) + (0 if talks else EMPTY_HANDED)
    day, end, zone = -1, 0, 0
    for place, start in talks:
        ask = asks[place]
        cost += ask.costs[start] - ask.weight
        if start // board.stride == day:
            cost += WAITING * (start - end - (ask.zone != zone))
        elif day >= 0:
            cost += EXTRA_VISIT
        day, end, zone = start // board.stride, start + ask.length, ask.zone
    return cost
