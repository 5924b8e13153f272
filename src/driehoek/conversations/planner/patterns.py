"""All ways in which one family can come: its *patterns*.

A family with a few wishes has few patterns, so they are simply all made: talk by talk in the order of time, only the
best going on when they become too many. That is exact for nearly every family of a school.
"""

from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter
from typing import NamedTuple

from driehoek.conversations.planner.board import Ask, Board, Guest, Talks, bits
from driehoek.conversations.planner.rules import EMPTY_HANDED, EXTRA_VISIT, WAITING

Prices = list[list[float]]  # per ask and place: what starting there costs, and what it takes away from others


_score = itemgetter(0)


class Pattern(NamedTuple):
    """One way to come: how attractive it is at current prices, its true cost, and its talks."""

    score: float
    cost: int
    talks: Talks


class _Part(NamedTuple):
    """The talks of a family up to a place."""

    score: float
    cost: int
    served: int
    end: int
    zone: int
    talks: Talks


@dataclass(frozen=True)
class Limits:
    """How far to look: waiting between two talks (in slots), and how many parts go on after each talk."""

    waiting: int = 3
    width: int = 400


def patterns(
    board: Board, guest: Guest, allowed: list[int], prices: Prices, shut: int = 0, limits: Limits = Limits()
) -> list[Pattern]:
    """The patterns of a family whose asks may start at the allowed places; `shut` are places without childcare.

    Staying away comes first, unless a talk is locked. Two asks of one teacher may break the rule of breaks together,
    which is left to whoever puts a pattern in.
    """
    missing = sum(ask.weight for ask in guest.asks)
    must = sum(1 << place for place, ask in enumerate(guest.asks) if ask.locked)
    found = [] if must else [Pattern(missing + EMPTY_HANDED, missing + EMPTY_HANDED, ())]
    level = [_Part(missing, missing, 0, -1, -1, ())]
    while level := _longer(board.stride, guest, allowed, prices, shut, limits.waiting, level):
        found += [Pattern(part.score, part.cost, part.talks) for part in level if part.served & must == must]
        if len(level) > limits.width:
            level = nsmallest(limits.width, level, key=_score)
    return found


def _longer(
    stride: int, guest: Guest, allowed: list[int], prices: Prices, shut: int, waiting: int, level: list[_Part]
) -> list[_Part]:
    """Every part with one more talk behind it."""
    found = []
    for part in level:
        for place, ask in enumerate(guest.asks):
            if allowed[place] and not part.served >> place & 1:
                price, own, served, talks = prices[place], ask.costs, part.served | 1 << place, part.talks
                score, cost = part.score - ask.weight, part.cost - ask.weight
                for at, more in _next(stride, part, ask, allowed[place], shut, waiting):
                    way = (*talks, (place, at))
                    longer = (score + more + price[at], cost + more + own[at], served, at + ask.length, ask.zone, way)
                    found.append(_Part(*longer))
    return found


def _next(stride: int, part: _Part, ask: Ask, starts: int, shut: int, waiting: int) -> list[tuple[int, int]]:
    """Where a talk can follow, with what waiting or another visit costs."""
    if part.end < 0:
        return [(place, 0) for place in bits(starts)]
    tomorrow = (part.end // stride + 1) * stride
    walk = ask.zone != part.zone
    found = _soon(starts & ((1 << tomorrow) - 1), part.end, walk, shut, waiting)
    return found + [(place, EXTRA_VISIT) for place in bits(starts >> tomorrow << tomorrow)]


def _soon(starts: int, end: int, walk: bool, shut: int, waiting: int) -> list[tuple[int, int]]:
    """Where a talk can follow on the same day, as long as the childcare is open in between."""
    if walk and shut >> end & 1:
        return []
    found, first = [], end + walk
    for place in range(first, first + waiting + 1):
        if starts >> place & 1:
            found.append((place, WAITING * (place - first)))
        if shut >> place & 1 or not starts >> place:
            break
    return found
