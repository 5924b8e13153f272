"""A plan that is being made: who is where, what is still free, and putting families in and taking them out."""

from copy import copy
from itertools import pairwise

from driehoek.conversations.planner.board import Board, Guest, Talks
from driehoek.conversations.planner.plan import Starts


class Timetable:
    """All hard rules hold at any moment, as long as only talks from `allowed` are put in."""

    def __init__(self, board: Board) -> None:
        self.board = board
        self.talks: list[Talks] = [()] * len(board.guests)
        self.busy = [0] * len(board.teachers)
        self.visits: list[dict[int, int]] = [{} for _ in board.teachers]  # where each talks, if anybody travels
        self.rooms = list(board.rooms)
        self.interpreters = [list(there) for there in board.interpreters]
        self.care = [board.care] * board.places
        self.no_room = 0
        self.no_interpreter: list[int] = []
        self.refresh()
        self._breaks: dict[tuple[int, int], int] = {}

    @staticmethod
    def _full(left: list[int], needed: int) -> int:
        return sum(1 << place for place, number in enumerate(left) if number < needed)

    def put(self, family: int, talks: Talks) -> None:
        """Let a family that is out come like this."""
        self.talks[family] = talks
        self._use(self.board.guests[family], talks, 1)

    def take(self, family: int) -> Talks:
        """Take a family out; returns how it came."""
        talks, self.talks[family] = self.talks[family], ()
        self._use(self.board.guests[family], talks, -1)
        return talks

    def _use(self, guest: Guest, talks: Talks, sign: int) -> None:
        for ask, start in talks:
            one = guest.asks[ask]
            slots = ((1 << one.length) - 1) << start
            self.busy[one.teacher] ^= slots
            if self.board.travels:
                self.visits[one.teacher][guest.place] = self.visits[one.teacher].get(guest.place, 0) ^ slots
            for length in {1, 2, one.length}:
                self._breaks.pop((one.teacher, length), None)
            for place in range(start, start + one.length):
                self._count(guest, place, sign)
        if guest.children:
            for begin, end in spans(self.board, guest, talks):
                for place in range(begin, end):
                    self.care[place] -= sign * guest.children

    def _count(self, guest: Guest, place: int, sign: int) -> None:
        if not guest.place:
            self.rooms[place] -= sign
            self.no_room = _mark(self.no_room, place, self.rooms[place] < 1)
        if guest.language is not None:
            left = self.interpreters[guest.language]
            left[place] -= sign
            full = self.no_interpreter[guest.language]
            self.no_interpreter[guest.language] = _mark(full, place, left[place] < 1)

    def allowed(self, family: int) -> list[int]:
        """Per ask, the set of places where it can start, when the family is out and comes for nothing else."""
        guest = self.board.guests[family]
        shut = self.shut(guest)
        found = []
        for ask in guest.asks:
            taken = self.busy[ask.teacher] | shut | self.on_the_way(ask.teacher, guest.place)
            starts = ask.starts & ~taken
            for step in range(1, ask.length):
                starts &= ~(taken >> step)
            found.append(starts and starts & ~self.without_break(ask.teacher, ask.length))
        return found

    def shut(self, guest: Guest) -> int:
        """The places where a family cannot have any talk: no room, no interpreter or no childcare left."""
        shut = self.no_care(guest) | (0 if guest.place else self.no_room)
        return shut | self.no_interpreter[guest.language] if guest.language is not None else shut

    def on_the_way(self, teacher: int, place: int) -> int:
        """The places in which a teacher travels, or talks elsewhere, as seen from a talk at one place."""
        board, found = self.board, 0
        for other, slots in self.visits[teacher].items() if board.travels else ():
            if other != place:
                found |= board.reached(slots, board.instance.travel[other][place])
        return found

    def no_care(self, guest: Guest) -> int:
        """The places where the childcare has too few places left for a family."""
        return self._full(self.care, guest.children) if guest.children else 0

    def without_break(self, teacher: int, length: int) -> int:
        """The places where a talk would give a teacher too many slots in a row."""
        known = self._breaks.get((teacher, length))
        if known is None:
            known = too_long(self.busy[teacher], length, self.board.instance.max_consecutive, self.board.open)
            self._breaks[teacher, length] = known
        return known

    def breaks_kept(self, family: int, talks: Talks) -> bool:
        """Whether teachers keep their breaks when a family that is out comes like this."""
        busy: dict[int, int] = {}
        for ask, start in talks:
            one = self.board.guests[family].asks[ask]
            busy[one.teacher] = busy.get(one.teacher, self.busy[one.teacher]) | ((1 << one.length) - 1) << start
        return all(not longer(slots, self.board.instance.max_consecutive) for slots in busy.values())

    def fits(self, family: int, talks: Talks) -> bool:
        """Whether a family that is out can come like this, talks in the order of time."""
        guest, allowed = self.board.guests[family], self.allowed(family)
        if not all(allowed[ask] >> start & 1 for ask, start in talks) or not self.breaks_kept(family, talks):
            return False
        stay = sum(((1 << end) - (1 << begin)) for begin, end in spans(self.board, guest, talks))
        return self.walks_in_time(family, talks) and not stay & self.no_care(guest)

    def walks_in_time(self, family: int, talks: Talks) -> bool:
        """Whether talks of a family do not overlap, with a free slot in between when the zone is another."""
        asks, stride = self.board.guests[family].asks, self.board.stride
        for (ask, start), (other, later) in pairwise(talks):
            walk = asks[ask].zone != asks[other].zone
            if start // stride == later // stride and later < start + asks[ask].length + walk:
                return False
        return True

    def copy(self) -> "Timetable":
        """The same plan, to try something with."""
        found = copy(self)
        found.talks, found.busy, found.rooms, found.care = [*self.talks], [*self.busy], [*self.rooms], [*self.care]
        found.interpreters = [list(left) for left in self.interpreters]
        found.visits = [dict(places) for places in self.visits]
        found.no_interpreter, found._breaks = list(self.no_interpreter), dict(self._breaks)
        return found

    def refresh(self) -> None:
        """Look again where rooms and interpreters are left."""
        self.no_room = self._full(self.rooms, 1)
        self.no_interpreter = [self._full(left, 1) for left in self.interpreters]

    def starts(self) -> Starts:
        """The plan as it is handed out."""
        board = self.board
        return {
            guest.asks[ask].number: board.slot(place)
            for guest, talks in zip(board.guests, self.talks, strict=True)
            for ask, place in talks
        }


def _mark(mask: int, place: int, full: bool) -> int:
    return mask | 1 << place if full else mask & ~(1 << place)


def too_long(busy: int, length: int, most: int, every: int) -> int:
    """The places where a talk of this length would join its neighbours to more than `most` busy places in a row."""
    room = most - length
    if room < 0:
        return every
    before, found = [every], 0
    for step in range(1, room + 2):
        before.append(before[-1] & (busy << step))
    after = every
    for many in range(room + 2):  # so many busy places directly after, and the rest directly before
        found |= before[room + 1 - many] & after
        after &= busy >> (length + many)
    return found


def longer(busy: int, most: int) -> bool:
    """Whether more than `most` places in a row are busy."""
    row = busy
    for step in range(1, most + 1):
        row &= busy >> step
    return row != 0


def spans(board: Board, guest: Guest, talks: Talks) -> list[tuple[int, int]]:
    """From when to when a family is in the building, a pair of places for every day on which it comes."""
    found: dict[int, tuple[int, int]] = {}
    for ask, start in talks:
        begin, _ = found.get(start // board.stride, (start, 0))
        found[start // board.stride] = (begin, start + guest.asks[ask].length)
    return list(found.values())
