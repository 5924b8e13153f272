"""All ways in which one family can come: its *patterns*.

A family with a few wishes has few patterns, so they are simply all made: talk by talk in the order of time, only the
best going on when they become too many. That is exact for nearly every family of a school.
"""

from dataclasses import dataclass
from heapq import nsmallest
from operator import itemgetter
from typing import NamedTuple

from driehoek.conversations.planner.board import Board, Guest, Talks
from driehoek.conversations.planner.rules import EMPTY_HANDED, EXTRA_VISIT, WAITING

Prices = list[list[float]]  # per ask and place: what starting there costs, and what it takes away from others


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
    while level := _longer(board, guest, allowed, prices, shut, limits, level):
        found += [Pattern(part.score, part.cost, part.talks) for part in level if part.served & must == must]
        if len(level) > limits.width:
            level = nsmallest(limits.width, level, key=itemgetter(0))
    return found


def _longer(
    board: Board, guest: Guest, allowed: list[int], prices: Prices, shut: int, limits: Limits, level: list[_Part]
) -> list[_Part]:
    """Every part with one more talk behind it. This is where most of the time goes, hence the length."""
    found = []
    stride = board.stride
    for score, cost, served, end, zone, talks in level:
        last = (end // stride + 1) * stride if end >= 0 else 0  # the first place of the next day
        for place, ask in enumerate(guest.asks):
            starts = allowed[place]
            if served >> place & 1 or not starts:
                continue
            price, own = prices[place], ask.costs
            if end >= 0:
                walk = ask.zone != zone
                begin = end + walk
                near = (starts & ((1 << last) - 1)) >> begin & ((1 << (limits.waiting + 1)) - 1)
                if shut and near and shut >> end & 1 and begin > end:
                    near = 0
                step = begin
                while near:
                    if near & 1:
                        wait = WAITING * (step - begin)
                        found.append(
                            _Part(
                                score + wait + price[step] - ask.weight,
                                cost + wait + own[step] - ask.weight,
                                served | 1 << place,
                                step + ask.length,
                                ask.zone,
                                (*talks, (place, step)),
                            )
                        )
                    if shut >> step & 1:
                        break
                    near >>= 1
                    step += 1
            later, visit = (starts >> last << last, EXTRA_VISIT) if end >= 0 else (starts, 0)
            while later:
                low = later & -later
                later ^= low
                step = low.bit_length() - 1
                found.append(
                    _Part(
                        score + visit + price[step] - ask.weight,
                        cost + visit + own[step] - ask.weight,
                        served | 1 << place,
                        step + ask.length,
                        ask.zone,
                        (*talks, (place, step)),
                    )
                )
    return found
