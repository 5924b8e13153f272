"""Why a wish is not served, as a code; what stands in the way in the plan as it is, looked at in a fixed order."""

from driehoek.conversations.planner.board import Ask, Guest, starting
from driehoek.conversations.planner.instance import Family
from driehoek.conversations.planner.timetable import Timetable

REASONS = {
    "teacher_absent": "the teacher is never there for so long",
    "no_common_time": "family and teacher are never there at the same time",
    "interpreter": "no interpreter is free when both are there",
    "teacher_full": "all common times of the teacher are given to others",
    "family_full": "the family has other talks at the times that are left",
    "room": "no room is free at the times that are left",
    "break": "the teacher would have no break",
    "travel": "the teacher could not travel to the family in time",
    "walking": "the family could not walk to another zone in time",
    "childcare": "the childcare has no place for the children while the family is there",
    "costs_more": "it fits, but would cost more waiting or another evening than it is worth",
}


def reasons(table: Timetable) -> dict[int, str]:
    """Request -> code of the reason, for all that are not served."""
    found: dict[int, str] = {}
    for family, guest in enumerate(table.board.guests):
        served = {ask for ask, _ in table.talks[family]}
        for place, ask in enumerate(guest.asks):
            if place not in served:
                found[ask.number] = reason(table, family, place)
    return found


def reason(table: Timetable, family: int, place: int) -> str:
    """The first thing after which no time is left for an ask."""
    board, ask = table.board, table.board.guests[family].asks[place]
    left = board.open
    for code, places in _steps(table, family, ask):
        left &= places
        if not left:
            return code
    return _together(table, family, place, left)


def _steps(table: Timetable, family: int, ask: Ask) -> list[tuple[str, int]]:
    """The places where the talk can start as far as one thing is concerned, thing by thing."""
    board, guest = table.board, table.board.guests[family]
    request = board.instance.requests[ask.number]
    family_row = board.instance.families[request.family]
    both = board.mask(family_row.available) & board.there[ask.teacher]
    free = {
        "teacher_absent": board.there[ask.teacher],
        "no_common_time": both,
        "interpreter": both & ~_unspoken(table, guest, family_row),
        "teacher_full": board.open & ~table.busy[ask.teacher],
        "family_full": board.open & ~_own(table, family),
        "room": board.open & ~(0 if guest.place else table.no_room),
    }
    free["travel"] = board.open & ~table.on_the_way(ask.teacher, guest.place)
    steps = [(code, starting(places, ask.length)) for code, places in free.items()]
    steps.append(("travel", board.both(family_row, ask.teacher, ask.length)))
    return [*steps, ("break", board.open & ~table.without_break(ask.teacher, ask.length))]


def _unspoken(table: Timetable, guest: Guest, family: Family) -> int:
    """The places in which a family cannot be understood."""
    if guest.language is not None:
        return table.no_interpreter[guest.language]
    return 0 if family.language is None else table.board.open


def _own(table: Timetable, family: int) -> int:
    """The places in which a family talks."""
    asks = table.board.guests[family].asks
    return sum(((1 << asks[ask].length) - 1) << start for ask, start in table.talks[family])


def _together(table: Timetable, family: int, place: int, left: int) -> str:
    """With the talks that the family has: whether walking or childcare stands in the way, or only the cost."""
    talks = table.take(family)
    found = "walking"
    for start in range(table.board.places):
        if left >> start & 1:
            new = tuple(sorted((*talks, (place, start)), key=lambda talk: talk[1]))
            if table.fits(family, new):
                found = "costs_more"
                break
            if table.walks_in_time(family, new):
                found = "childcare"
    table.put(family, talks)
    return found
