"""What one more interpreter, room, childcare place or hour of a teacher would bring.

Two figures, both true: `serves` talks fit at least, found by letting families without a talk choose again; and the cost
falls by `saves_at_most`, which prices prove. An hour outside a teacher's times has no price, so there it is left out.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from copy import copy
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from driehoek.conversations.planner.board import Board, Guest
from driehoek.conversations.planner.construct import put_again
from driehoek.conversations.planner.explain import reasons
from driehoek.conversations.planner.prices import Prices
from driehoek.conversations.planner.scores import own_costs
from driehoek.conversations.planner.timetable import Timetable

HOUR = 60  # minutes
MOST_TEACHERS = 5  # for whom more hours are tried: those with most wishes unserved
MOST_TOLD = 10


@dataclass(frozen=True)
class More:
    """Something more, the plan with it, and what the prices say that it could save."""

    what: dict[str, Any]
    table: Timetable
    saves_at_most: float | None = None
    concerns: Callable[[Guest], bool] = lambda _: True  # families that could use it


def helps(table: Timetable, prices: Prices | None) -> list[dict[str, Any]]:
    """What would serve more talks, most first: `kind`, what and when it is, `serves` and `saves_at_most`."""
    board, table, unserved, own = table.board, table.copy(), _unserved(table), own_costs(table.board)
    put_again(table, unserved, own)  # what fits already is not brought by something more
    found = []
    for more in _tries(table, prices or Prices.nothing(table.board)):
        before = sum(map(len, more.table.talks))
        put_again(more.table, [family for family in unserved if more.concerns(board.guests[family])], own)
        serves = sum(map(len, more.table.talks)) - before
        saves = {} if more.saves_at_most is None or prices is None else {"saves_at_most": round(more.saves_at_most, 1)}
        found.append({**more.what, "serves": serves, **saves})
    found.sort(key=lambda row: -row["serves"])
    return [row for row in found if row["serves"] > 0][:MOST_TOLD]


def _unserved(table: Timetable) -> list[int]:
    """Families with a wish that is not served."""
    pairs = zip(table.board.guests, table.talks, strict=True)
    return [family for family, (guest, talks) in enumerate(pairs) if len(talks) < len(guest.asks)]


def _tries(table: Timetable, prices: Prices) -> Iterator[More]:
    if not _unserved(table):
        return
    board = table.board
    if board.instance.rooms is not None:
        yield More({"kind": "room"}, _roomier(table), float(prices.rooms.sum()))
    if board.instance.childcare_places is not None:
        yield More({"kind": "childcare"}, _minded(table), float(prices.care.sum()), lambda guest: guest.children > 0)
    for hour in _hours(board):
        yield from _more_interpreters(table, hour, prices)
        yield from _more_of_teachers(table, hour)


def _more_interpreters(table: Timetable, hour: range, prices: Prices) -> Iterator[More]:
    board = table.board
    for row, language in enumerate(board.languages):
        worth = float(sum(prices.interpreters[row, board.place(slot)] for slot in hour))
        what = {"kind": "interpreter", "language": language, **_when(hour)}
        yield More(what, _spoken(table, row, hour), worth, partial(_speaks, row))


def _more_of_teachers(table: Timetable, hour: range) -> Iterator[More]:
    board = table.board
    for teacher in _wanted(table):
        number = board.teachers[teacher]
        if new := sorted(set(hour) - set(board.instance.teachers[number].available)):
            what = {"kind": "teacher", "teacher": number, **_when(hour)}
            yield More(what, _longer(table, teacher, new), None, partial(_asks_for, teacher))


def _speaks(language: int, guest: Guest) -> bool:
    return guest.language == language


def _asks_for(teacher: int, guest: Guest) -> bool:
    return any(ask.teacher == teacher for ask in guest.asks)


def _hours(board: Board) -> Iterator[range]:
    """The hours of every day, each from its beginning."""
    per_day, step = board.instance.slots_per_day, max(1, HOUR // board.instance.slot_minutes)
    for begin in range(0, board.instance.slots, per_day):
        for slot in range(begin, begin + per_day, step):
            yield range(slot, min(slot + step, begin + per_day))


def _when(hour: range) -> dict[str, int]:
    return {"from": hour.start, "to": hour.stop}


def _wanted(table: Timetable) -> list[int]:
    """The teachers of most unserved wishes."""
    board, why = table.board, reasons(table)
    wishes = Counter(board.instance.requests[number].teacher for number in why)
    return [board.numbers[teacher] for teacher, _ in wishes.most_common(MOST_TEACHERS)]


def _roomier(table: Timetable) -> Timetable:
    more = table.copy()
    more.rooms = [left + 1 for left in more.rooms]
    more.refresh()
    return more


def _minded(table: Timetable) -> Timetable:
    more = table.copy()
    more.care = [left + 1 for left in more.care]
    return more


def _spoken(table: Timetable, language: int, hour: range) -> Timetable:
    more = table.copy()
    for slot in hour:
        more.interpreters[language][table.board.place(slot)] += 1
    more.refresh()
    return more


def _longer(table: Timetable, teacher: int, slots: list[int]) -> Timetable:
    """The plan with a teacher who is there in these slots too."""
    more, board = table.copy(), copy(table.board)
    board.there = list(board.there)
    board.there[teacher] |= board.mask(tuple(slots))
    board.guests = [_asking(board, family, guest, teacher) for family, guest in enumerate(board.guests)]
    more.board = board
    return more


def _asking(board: Board, family: int, guest: Guest, teacher: int) -> Guest:
    """A family that may ask the teacher at the new times."""
    if all(ask.teacher != teacher or ask.locked for ask in guest.asks):
        return guest
    row = board.instance.families[board.families[family]]
    asks = (
        ask if ask.teacher != teacher or ask.locked else replace(ask, starts=board.both(row, teacher, ask.length))
        for ask in guest.asks
    )
    return replace(guest, asks=tuple(asks))
